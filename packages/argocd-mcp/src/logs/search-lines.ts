import type { Line } from "./group-lines.ts";

const MOST_MS = 1_500;

export interface Matches {
  /** Places of the lines that fit. */
  readonly at: ReadonlySet<number>;
  /** Lines looked at, from the end; fewer than there are when the time was over. */
  readonly searched: number;
}

/** Searches a log from its end, for a second and a half at most: a pattern may be slow, though never exponential. */
export function searchLines(
  lines: readonly Line[],
  fits: (text: string) => boolean,
  mostMs = MOST_MS,
): Matches {
  const at = new Set<number>();
  const end = performance.now() + mostMs;
  let searched = 0;
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    if (performance.now() > end) break;
    if (fits(lines[index]?.text ?? "")) at.add(index);
    searched += 1;
  }
  return { at, searched };
}
