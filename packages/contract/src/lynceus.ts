import { z } from "zod";
import { Budgets } from "./budget-settings.ts";
import { ChannelSettings, Investigate, TeamSettings } from "./channel-settings.ts";
import { Instance } from "./instance.ts";
import { ModelSettings } from "./model-settings.ts";

/** How much is written to the log. */
export const LogLevel = z.enum(["debug", "info", "warn", "error", "silent"]);
export type LogLevel = z.infer<typeof LogLevel>;

/** How long what has ended is kept where nothing else is set. */
export const defaultRetentionDays = 90;

const ChannelId = z
  .string()
  .regex(/^(\*|[CDG][A-Z0-9]{2,})$/, "must be a channel's id such as C0123ABCD, or *");

/** `lynceus.yaml`. Secrets are never in it, only where to find them; an unknown setting is refused. */
export const LynceusConfig = z.strictObject({
  instances: z.array(Instance).default([]).describe("The Argo CD servers."),
  channels: z
    .record(ChannelId, ChannelSettings)
    .default({ "*": { projects: ["*"] } })
    .describe("What may be seen where, by channel id; * stands for all others."),
  teams: z.record(z.string(), TeamSettings).default({}).describe("People who belong together."),
  investigate: Investigate.optional().describe(
    "Whether a question why something fails begins an investigation (default auto).",
  ),
  model: ModelSettings.optional().describe("Who investigates; rules do where nothing is set."),
  budgets: Budgets.optional().describe("What may be spent."),
  retentionDays: z
    .int("must be a whole number")
    .positive("must be more than 0")
    .max(36_500, "must be at most 36500")
    .optional()
    .describe(
      `Days that ended investigations, quiet threads and notes of sent messages are kept (default ${defaultRetentionDays}).`,
    ),
  skills: z
    .array(z.string().min(1, "must not be empty"))
    .default([])
    .describe("Folders of your own skills, from the folder of lynceus.yaml."),
  logLevel: LogLevel.optional().describe("How much is written to the log (default info)."),
});
export type LynceusConfig = z.infer<typeof LynceusConfig>;

/** The JSON Schema of `lynceus.yaml`, for editors and for naming the settings that there are. */
export function lynceusJsonSchema(): Readonly<Record<string, unknown>> {
  return { title: "lynceus.yaml", ...z.toJSONSchema(LynceusConfig, { io: "input" }) };
}
