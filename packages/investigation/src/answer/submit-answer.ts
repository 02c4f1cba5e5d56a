import type { AgentTool, ToolOutcome } from "@lynceus/agent";
import { z } from "zod";
import { type CheckedClaims, checkClaims, type MissingCitation } from "../evidence/check-claims.ts";
import type { RunView } from "../run-view.ts";
import { SubmittedAnswer } from "./submitted-answer.ts";

export const SUBMIT_ANSWER = "submit_answer";

/** How a refusal for its citations begins; it is given once in a run. */
const NOT_FOUND = "Not taken: what is cited is not in the evidence.";

/**
 * The tool that ends a run. Excerpts that are not in what they cite are told once, so that they can be mended;
 * the next time the answer is taken with what is left of it.
 */
export function submitAnswer(view: RunView): AgentTool {
  return {
    definition: {
      name: SUBMIT_ANSWER,
      description:
        "Hands in the answer and ends the investigation. Call it alone, once the cause is known or nothing more can be found out.",
      input_schema: { ...z.toJSONSchema(SubmittedAnswer, { io: "input" }), type: "object" },
    },
    effect: "read",
    ends: true,
    describe: () => "the answer",
    async run(input): Promise<ToolOutcome> {
      const parsed = SubmittedAnswer.safeParse(input);
      if (!parsed.success) {
        return { content: `Not taken: ${z.prettifyError(parsed.error)}`, isError: true };
      }
      const { dropped } = checkClaims(parsed.data.claims, view.ledger(), () => "");
      const told = view
        .calls()
        .some(
          ({ tool, result }) => tool === SUBMIT_ANSWER && result?.content.startsWith(NOT_FOUND),
        );
      if (dropped.length === 0 || told) return { content: "Taken.", isError: false };
      return { content: mend(dropped), isError: true };
    },
  };
}

function mend(dropped: CheckedClaims["dropped"]): string {
  const lines = dropped.flatMap(({ missing }) => missing.map(sayMissing));
  return [
    NOT_FOUND,
    ...lines,
    "Copy excerpts word for word from the data of the result that you cite, cite another result, or leave the claim out, and submit again. What is not found then is dropped with its claim.",
  ].join("\n");
}

function sayMissing({ evidence, excerpt, why }: MissingCitation): string {
  const quoted = JSON.stringify(excerpt);
  return why === "not-in-it"
    ? `- ${quoted} does not stand in ${evidence}`
    : `- there is no evidence ${JSON.stringify(evidence)} for ${quoted}`;
}
