import { z } from "zod";
import { KeyRef } from "./credential-ref.ts";

/** Who investigates: `lynceus.yaml` `model`. */
export const ModelSettings = z.strictObject({
  provider: z
    .enum(["anthropic", "bedrock", "vertex"])
    .optional()
    .describe("Where the model runs; bedrock and vertex want their SDK installed."),
  credential: KeyRef.optional().describe("The API key (default: the variable ANTHROPIC_API_KEY)."),
  baseUrl: z
    .url({ protocol: /^https?$/, error: "must be an address such as https://gateway.example.com" })
    .optional()
    .describe("A gateway that speaks Anthropic's Messages API."),
  region: z.string().min(1, "must not be empty").optional().describe("Of Bedrock or Vertex."),
  project: z.string().min(1, "must not be empty").optional().describe("Of Vertex."),
  investigation: z
    .string()
    .min(1, "must not be empty")
    .optional()
    .describe("The model that investigates."),
  triage: z
    .string()
    .min(1, "must not be empty")
    .optional()
    .describe("The small model that sorts messages and verifies answers."),
  escalation: z
    .string()
    .min(1, "must not be empty")
    .optional()
    .describe("The model for what the first one cannot answer."),
});
export type ModelSettings = z.infer<typeof ModelSettings>;
