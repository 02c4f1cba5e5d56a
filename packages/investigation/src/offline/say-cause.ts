import type { Finding } from "@lynceus/contract";
import type { FoundChange } from "./say-change.ts";

/** Code spans that one line bears. */
const MOST_SPANS = 2;

/**
 * The verdict: what fails, and what brought it as far as one line bears that. Who changed it from what to what is
 * told below.
 */
export function sayCause(
  { headline }: Pick<Finding, "headline">,
  change: FoundChange | undefined,
  /** Rule, change and what was read agree: then the change is said to be why. */
  isSure: boolean,
): string {
  if (change === undefined || change.isDrift) return headline;
  const clause = withoutCounts(headline);
  const room = MOST_SPANS - (headline.match(/`[^`]+`/g) ?? []).length;
  const link = isSure ? ", since " : "; ";
  const { commit } = change;
  if (room >= 2 && commit !== undefined)
    return `${clause}${link}\`${commit.short}\` ${did(change)}`;
  if (room < 1) return headline;
  if (!headline.includes(nameOf(change)))
    return `${clause}${link}\`${nameOf(change)}\` ${was(change)}`;
  return commit === undefined || !isSure ? headline : `${clause}, since \`${commit.short}\``;
}

/** The clause before its particulars: `the new revision never starts: it cannot …` without what follows. */
export function leadingClause(headline: string): string {
  const [clause = ""] = headline.split(/: (?=[^`]*(?:`[^`]*`[^`]*)*$)/);
  return clause.length < 12 ? withoutCounts(headline) : clause;
}

/** How often is told among the facts. */
export function withoutCounts(clause: string): string {
  return clause.replace(/, \d+ restarts?\b/, "");
}

/** An item of a list of named things is told by its name. */
function nameOf({ key, from, to }: FoundChange): string {
  return key === "name" ? (to ?? from ?? key) : key;
}

function did(change: FoundChange): string {
  const verb =
    change.to === undefined ? "removed" : change.from === undefined ? "added" : "changed";
  return `${verb} \`${nameOf(change)}\``;
}

function was({ from, to }: FoundChange): string {
  return to === undefined ? "was removed" : from === undefined ? "was added" : "changed";
}
