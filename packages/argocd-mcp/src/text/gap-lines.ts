import type { InstanceGap } from "@lynceus/contract";
import { name, quote } from "./quote.ts";

const SHOWN = 10;

/** Which instances are missing from an answer and why; nothing when all of them answered. */
export function gapLines(gaps: readonly InstanceGap[], instances: number): readonly string[] {
  if (gaps.length === 0) return [];
  const reasons = gaps.slice(0, SHOWN).map((gap) => `${name(gap.instance)}: ${quote(gap.reason)}`);
  const more = gaps.length > SHOWN ? `, and ${gaps.length - SHOWN} more (list_instances)` : "";
  return [
    `Incomplete: ${instances - gaps.length} of ${instances} instances answered. ${reasons.join("; ")}${more}`,
  ];
}
