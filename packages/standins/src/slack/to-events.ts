import type { Change, Channel, Message } from "./schema.ts";
import { scopeFor } from "./scopes.ts";
import type { Workspace } from "./workspace.ts";

export type SlackEvent = Readonly<Record<string, unknown>>;

/** What the app is told of a change: events of the channels that its bot is in and its scopes cover. */
export function toEvents(change: Change, workspace: Workspace): readonly SlackEvent[] {
  const channel = workspace.channels.get(change.channel);
  if (channel === undefined || !channel.members.has(workspace.bot.userId)) return [];
  const may = (scope: string) => workspace.bot.scopes.includes(scope);
  const about = { channel: channel.id, channel_type: channel.kind };
  const history = may(scopeFor(channel.kind, "history"));
  switch (change.kind) {
    case "posted": {
      const { message } = change;
      const said = history ? [{ ...message, ...about, event_ts: message.ts }] : [];
      const mentioned = may("app_mentions:read") && mentionsBot(message, channel, workspace);
      return mentioned ? [...said, toMention(message, channel)] : said;
    }
    case "updated": {
      if (!history) return [];
      const { message, previous } = change;
      const ts = workspace.nextTs();
      const changed = {
        type: "message",
        subtype: "message_changed",
        hidden: true,
        ts,
        event_ts: ts,
      };
      return [{ ...changed, ...about, message, previous_message: previous }];
    }
    case "deleted": {
      if (!history) return [];
      const { message } = change;
      const ts = workspace.nextTs();
      const deleted = {
        type: "message",
        subtype: "message_deleted",
        hidden: true,
        ts,
        event_ts: ts,
      };
      return [{ ...deleted, ...about, deleted_ts: message.ts, previous_message: message }];
    }
    case "ephemeral":
    case "reaction":
    case "status":
      return [];
    default:
      return change satisfies never;
  }
}

/** Direct messages bring no `app_mention`, and an app is not told of mentioning itself. */
function mentionsBot(message: Message, channel: Channel, { bot }: Workspace): boolean {
  if (channel.kind === "im" || message.bot_id === bot.botId) return false;
  return message.text.includes(`<@${bot.userId}>`) || message.text.includes(`<@${bot.userId}|`);
}

function toMention(message: Message, channel: Channel): SlackEvent {
  return { ...message, type: "app_mention", channel: channel.id, event_ts: message.ts };
}
