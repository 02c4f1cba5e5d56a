import type { InstanceGap } from "@lynceus/contract";
import { count, name, quote } from "./quote.ts";

const SHOWN = 10;

/** Which instances are missing from an answer and why; nothing when all of them answered. */
export function gapLines(gaps: readonly InstanceGap[], instances: number): readonly string[] {
  if (gaps.length === 0) return [];
  const reasons = gaps.slice(0, SHOWN).map(({ instance, reason }) => {
    const subject = `\`${instance}\` `;
    const words = reason.startsWith(subject) ? reason.slice(subject.length) : reason;
    return `${name(instance)}: ${quote(words)}`;
  });
  const more = gaps.length > SHOWN ? `, and ${gaps.length - SHOWN} more (list_instances)` : "";
  return [
    `Incomplete: ${instances - gaps.length} of ${instances} instances answered. ${reasons.join("; ")}${more}`,
  ];
}

/** How many there are and where; where some instances did not answer, only how many are known. */
export function totalWords(
  total: number,
  noun: string,
  { gaps, instances }: { readonly gaps: readonly InstanceGap[]; readonly instances: number },
): string {
  return gaps.length === 0
    ? `${count(total, noun)} on ${count(instances, "instance")}`
    : `${count(total, noun)} known`;
}
