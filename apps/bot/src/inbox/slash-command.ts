import { z } from "zod";

/** The fields of a slash command that we read. */
export const SlashCommand = z.object({
  command: z.string().startsWith("/"),
  text: z.string().default(""),
  user_id: z.string(),
  channel_id: z.string(),
  response_url: z.string(),
  trigger_id: z.string(),
});
export type SlashCommand = z.infer<typeof SlashCommand>;

/** The one command there is, as the manifest has it. */
export const COMMAND = "/argocd";
