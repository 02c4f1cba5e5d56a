import { SlackMessage } from "@lynceus/intake";
import { z } from "zod";

/** What another app says in a channel; alerts carry their words in attachments. */
export const BotMessage = SlackMessage.extend({
  type: z.enum(["message", "app_mention"]),
  channel: z.string(),
  bot_id: z.string(),
  app_id: z.string().optional(),
  thread_ts: z.string().optional(),
});
export type BotMessage = z.infer<typeof BotMessage>;

/** What a bot may say with; an edit of its own is no new alert. */
const SPOKEN = new Set([undefined, "bot_message", "file_share"]);

/** The ids that a channel's settings may list an alert's sender by. */
export function senderIds({ bot_id, app_id }: BotMessage): readonly string[] {
  return app_id === undefined ? [bot_id] : [bot_id, app_id];
}

/** Another app's message; undefined for anything else, our own words among it. */
export function readBotMessage(
  event: unknown,
  us: { readonly botUserId: string },
): BotMessage | undefined {
  const { data: message } = BotMessage.safeParse(event);
  if (message === undefined || message.user === us.botUserId) return undefined;
  return SPOKEN.has(message.subtype) ? message : undefined;
}
