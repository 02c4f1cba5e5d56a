import type { BotConfig } from "@lynceus/bot/config";
import { z } from "zod";
import { callSlack } from "../slack/call-slack.ts";

const Info = z.object({
  channel: z.object({ is_archived: z.boolean().optional(), is_member: z.boolean().optional() }),
});

/** Slack takes some fifty such questions in a minute. */
const MOST = 30;

/** The channels that a bot of one workspace cannot answer in, a sentence each; nothing of what Slack does not tell. */
export async function checkChannels(
  ids: readonly string[],
  { botToken, apiUrl }: BotConfig["slack"],
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (botToken === undefined) return [];
  const channels = ids.filter((id) => !id.startsWith("D")).slice(0, MOST);
  const said = await Promise.all(
    channels.map(async (channel) => {
      const form = { channel };
      const call = { method: "conversations.info", form, token: botToken, apiUrl };
      const { error, body } = await callSlack(call, signal);
      const info = Info.safeParse(body).data?.channel;
      const place = `channels.${channel}`;
      if (error === "channel_not_found") {
        return `${place}: Slack shows the bot no such channel. Correct the id, or invite the bot there.`;
      }
      if (info?.is_archived === true) return `${place}: the channel is archived. Take it out.`;
      if (info?.is_member === false) return `${place}: the bot is not in the channel. Invite it.`;
      return undefined;
    }),
  );
  return said.filter((sentence) => sentence !== undefined);
}
