import type { Answer } from "@lynceus/contract";
import { z } from "zod";
import { lowered } from "../answer/lowered.ts";

/** Whether what is cited carries a statement. */
export const Support = z.enum(["yes", "no", "unclear"]);
export type Support = z.infer<typeof Support>;

/** What a second look at an answer came to; it stands in the journal, so that it is taken once. */
export const Verdict = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("judged"), rootCause: Support, claims: z.array(Support) }),
  /** The second look could not be had; the sentence says why. */
  z.object({ kind: z.literal("failed"), sentence: z.string() }),
]);
export type Verdict = z.infer<typeof Verdict>;

/**
 * The answer after a second look, which can only make it less sure: a root cause that its evidence does not
 * carry is low; anything less than a yes costs one step, and so does a look that could not be taken.
 */
export function applyVerdict(answer: Answer, verdict: Verdict): Answer {
  switch (verdict.kind) {
    case "failed":
      return {
        ...answer,
        confidence: lowered(answer.confidence),
        notChecked: [...answer.notChecked, `A second look at the evidence: ${verdict.sentence}`],
      };
    case "judged": {
      if (verdict.rootCause === "no") return { ...answer, confidence: "low" };
      const [first = "yes", ...others] = verdict.claims;
      const isSure = verdict.rootCause === "yes" && first === "yes" && !others.includes("no");
      return isSure ? answer : { ...answer, confidence: lowered(answer.confidence) };
    }
  }
}
