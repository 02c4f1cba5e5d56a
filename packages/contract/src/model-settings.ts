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

const positive = "must be more than 0";
const whole = "must be a whole number";

/** What one investigation may cost, all its model turns together; what is left out keeps its default. */
export const BudgetSettings = z.strictObject({
  steps: z.int(whole).positive(positive).optional().describe("Model turns."),
  tokens: z.int(whole).positive(positive).optional().describe("Input, output and cache tokens."),
  usd: z.number().positive(positive).optional().describe("US dollars."),
  minutes: z.number().positive(positive).optional().describe("Wall time."),
});
export type BudgetSettings = z.infer<typeof BudgetSettings>;
