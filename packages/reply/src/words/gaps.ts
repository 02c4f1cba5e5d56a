import type { InstanceGap } from "@lynceus/contract";
import { firstFew } from "./phrases.ts";

const SHOWN = 4;

function gapWords({ instance, reason }: InstanceGap): string {
  const words = reason.trim().replace(/\.$/, "");
  return words.includes(instance) ? words : `\`${instance}\` ${words}`;
}

/**
 * `38 of 40 Argo CDs answered; prod-ap-2 timed out, lab refused the token.` Without the number of
 * instances: what is missing. Undefined when nothing is.
 */
export function gapsSentence(gaps: readonly InstanceGap[], instances?: number): string | undefined {
  if (gaps.length === 0) return undefined;
  const missing = firstFew(gaps.map(gapWords), SHOWN, ", ");
  if (instances === undefined) return `Not all Argo CDs answered: ${missing}.`;
  const answered = Math.max(0, instances - gaps.length);
  if (answered === 0 && instances > 1)
    return `None of the ${instances} Argo CDs answered: ${missing}.`;
  if (answered === 0) return `Argo CD did not answer: ${missing}.`;
  return `${answered} of ${instances} Argo CDs answered; ${missing}.`;
}
