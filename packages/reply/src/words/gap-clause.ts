/** Above this a reason repeats what wraps it. */
const LONGEST = 120;

/**
 * What was not looked at, and why, as one clause of a list: a long reason goes without the error's own words in
 * brackets, and commits are short.
 */
export function gapClause(gap: string): string {
  const clause = gap
    .trim()
    .replace(/\b([0-9a-f]{7})[0-9a-f]{33}\b/g, "$1")
    .replace(/\.+$/, "");
  const bracket = clause.indexOf(" (");
  return clause.length > LONGEST && bracket > 0 ? clause.slice(0, bracket) : clause;
}
