import { z } from "zod";

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

/** What may be begun and spent in a day, which begins at 00:00 UTC; what is left out has no limit. */
export const DailyBudget = z.strictObject({
  investigations: z
    .int(whole)
    .positive(positive)
    .optional()
    .describe("Investigations that may begin in a day; days begin at 00:00 UTC."),
  usd: z
    .number()
    .positive(positive)
    .optional()
    .describe("US dollars that their models may cost in a day."),
});
export type DailyBudget = z.infer<typeof DailyBudget>;

/** Tool calls of one caller in a minute, where nothing else is set. */
export const defaultCallsPerMinute = 120;

/** `lynceus.yaml` `budgets`. */
export const Budgets = z.strictObject({
  investigation: BudgetSettings.optional().describe("Of one investigation."),
  user: DailyBudget.optional().describe("Of one person in a day."),
  channel: DailyBudget.optional().describe(
    "Of one channel in a day, alerts included, where it does not say it itself.",
  ),
  team: DailyBudget.optional().describe(
    "Of all members of one team in a day, where it does not say it itself.",
  ),
  total: DailyBudget.optional().describe("Of everybody together in a day."),
  callsPerMinute: z
    .int(whole)
    .positive(positive)
    .optional()
    .describe(`Tool calls of one person in a minute (default ${defaultCallsPerMinute}).`),
});
export type Budgets = z.infer<typeof Budgets>;
