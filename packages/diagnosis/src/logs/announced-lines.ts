const blank = /^\s*$/;
const unindented = /^\S/;

/** A line that only says that the reason follows, and what the reason's line is like. */
const announcements: readonly (readonly [announces: RegExp, reason: RegExp])[] = [
  // Python prints the frames first, indented
  [/^\s*Traceback \(most recent call last\):\s*$/, unindented],
  // Rust, since 1.73
  [/\bpanicked at \S+:\d+:\d+:\s*$/, /\S/],
  // Spring Boot's failure analysis
  [/^Description:\s*$/, /\S/],
];
/** Frames between the announcement and the reason. */
const mostBetween = 200;

/** Places of the lines that another line announces as the reason, whatever they say themselves. */
export function announcedLines(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  lines.forEach((line, at) => {
    const reason = announcements.find(([announces]) => announces.test(line))?.[1];
    if (reason === undefined) return;
    const next = lines
      .slice(at + 1, at + 1 + mostBetween)
      .findIndex((each) => !blank.test(each) && reason.test(each));
    if (next >= 0) found.add(at + 1 + next);
  });
  return found;
}
