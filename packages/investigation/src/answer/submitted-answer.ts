import { Confidence } from "@lynceus/contract";
import { z } from "zod";

const text = (most: number) => z.string().trim().min(1).max(most);

/** What a model hands in through `submit_answer`. Its descriptions are part of the prompt. */
export const SubmittedAnswer = z.object({
  rootCause: text(400).describe(
    "The verdict as one clause that completes «name · environment: …» and can stand alone. Name the object, key, value, revision or host in `code spans`.",
  ),
  confidence: Confidence.describe(
    "high: cause, mechanism and change are each cited. medium: one of them is inferred. low: a guess, or too little could be read.",
  ),
  claims: z
    .array(
      z.object({
        text: text(500).describe("One fact in one or two sentences, most telling claim first."),
        citations: z
          .array(
            z.object({
              evidence: z
                .string()
                .max(8)
                .describe("Id of the result it was read in, such as e3; e0 is the first look."),
              excerpt: text(600).describe("Copied verbatim from that result's data, short."),
            }),
          )
          .min(1)
          .max(6),
      }),
    )
    .max(8),
  fix: text(800).optional().describe("What to do, imperative: file, key, value where known."),
  notChecked: z
    .array(text(300))
    .max(8)
    .default([])
    .describe("What could matter and was not or could not be looked at."),
  proposedActions: z
    .array(text(300))
    .max(5)
    .default([])
    .describe("Changes in Argo CD that a person could approve; nothing is done by naming them."),
});
export type SubmittedAnswer = z.infer<typeof SubmittedAnswer>;
export type SubmittedClaim = SubmittedAnswer["claims"][number];
