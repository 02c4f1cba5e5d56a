import { ExpectedError } from "@lynceus/contract";
import { RE2JS } from "re2js";
import { quote } from "../text/quote.ts";
import type { Line } from "./group-lines.ts";

const MOST_MS = 1_500;

export interface Matches {
  /** Places of the lines that fit. */
  readonly at: ReadonlySet<number>;
  /** Lines looked at, from the end; fewer than there are when the time was over. */
  readonly searched: number;
}

/**
 * A search for a pattern (RE2: linear time, no look-around, no back-references; case does not count).
 * Throws `ExpectedError` for what is no pattern.
 */
export function compileGrep(pattern: string): (lines: readonly Line[]) => Matches {
  const compiled = compile(pattern);
  return (lines) => {
    const at = new Set<number>();
    const end = performance.now() + MOST_MS;
    let searched = 0;
    for (let index = lines.length - 1; index >= 0; index -= 1) {
      if (performance.now() > end) break;
      if (compiled.matcher(lines[index]?.text ?? "").find()) at.add(index);
      searched += 1;
    }
    return { at, searched };
  };
}

function compile(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ExpectedError(
      `\`grep\` ${quote(pattern)} is not a pattern that RE2 understands (${why.slice(0, 160)}). Look-around and back-references do not exist there; plain words work, and \\ before a special character takes it as it is.`,
    );
  }
}
