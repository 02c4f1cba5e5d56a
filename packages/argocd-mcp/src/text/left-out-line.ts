import type { LeftOutOfWhole } from "@lynceus/contract";
import { count } from "./quote.ts";

/** What a text says of the rest: lines that did not fit into it, and what the result itself left out. */
export function leftOutLine(
  unshown: number,
  leftOut: LeftOutOfWhole | undefined,
): string | undefined {
  const missing = unshown + (leftOut?.count ?? 0);
  if (missing === 0) return undefined;
  const how = leftOut?.how ?? "Ask with a larger maxTokens, or for less.";
  return `Left out: ${count(missing, "item")}. ${how}`;
}
