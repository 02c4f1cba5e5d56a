import { z } from "zod";
import { DailyBudget } from "./budget-settings.ts";
import { ProjectScope } from "./principal.ts";

/** Whether a question why something fails begins an investigation, or only its button does. */
export const Investigate = z.enum(["auto", "on-request"]);
export type Investigate = z.infer<typeof Investigate>;

const Projects = ProjectScope.describe(
  "Argo CD projects that may be seen: checkout, payments-*, prod-eu/checkout, or * for all.",
);

/** What a channel may see. A channel is named by id (`C0123ABCD`), or `*` for all others. */
export const ChannelSettings = z.strictObject({
  projects: Projects,
  investigate: Investigate.optional().describe(
    "Whether investigations begin by themselves here, or by their button only.",
  ),
  threads: z
    .enum(["follow", "mentions"])
    .optional()
    .describe(
      "follow (default): replies in a thread that it takes part in are read; mentions: only those that name it.",
    ),
  reactions: z
    .boolean()
    .optional()
    .describe("Marks a question with eyes, then with white_check_mark (default false)."),
  alerts: z
    .array(z.string().regex(/^[AB][A-Z0-9]{2,}$/, "must be a bot's or an app's id such as B0123"))
    .optional()
    .describe("Bots or apps whose alerts are looked into here, seeing what the channel sees."),
  guests: z.boolean().optional().describe("Whether guests are answered here (default false)."),
  external: z
    .boolean()
    .optional()
    .describe(
      "Whether it answers where the channel is shared with other companies (default false).",
    ),
  welcome: z
    .boolean()
    .optional()
    .describe("Whether it says what it can do when it is invited (default true)."),
  budget: DailyBudget.optional().describe("Of this channel in a day, instead of budgets.channel."),
});
export type ChannelSettings = z.infer<typeof ChannelSettings>;

/** People who belong together. */
export const TeamSettings = z.strictObject({
  members: z
    .array(
      z
        .string()
        .regex(
          /^([UW][A-Z0-9]{2,}|[^@\s]+@[^@\s]+)$/,
          "must be a Slack user id or an e-mail address",
        ),
    )
    .describe("Slack user ids (U0123ABCD) or confirmed e-mail addresses."),
  groups: z
    .array(z.string().min(1, "must not be empty"))
    .default([])
    .describe("Groups that its members count to, as Argo CD and policies name them."),
  projects: Projects.default([]).describe("What its members may see in direct messages."),
  budget: DailyBudget.optional().describe("Of its members in a day, instead of budgets.team."),
});
export type TeamSettings = z.infer<typeof TeamSettings>;
