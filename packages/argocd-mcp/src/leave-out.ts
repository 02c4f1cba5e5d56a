import type { LeftOutOfWhole } from "@lynceus/contract";
import type { KeptResults } from "./tool.ts";

/** Keeps the whole of what a result shows in part, and says how to get the rest; nothing when it is all there. */
export function leaveOut(
  results: KeptResults,
  options: {
    readonly tool: string;
    readonly whole: unknown;
    readonly count: number;
    /** How to ask for less, as a sentence. */
    readonly narrow: string;
  },
): { readonly leftOut?: LeftOutOfWhole } {
  const { tool, whole, count, narrow } = options;
  if (count === 0) return {};
  const resultId = results.keep(tool, whole);
  if (resultId === undefined) {
    return { leftOut: { count, how: `The whole is too large to keep. ${narrow}` } };
  }
  const how = `All of it: query_result(resultId: "${resultId}", grep or path). ${narrow}`;
  return { leftOut: { count, how, resultId } };
}
