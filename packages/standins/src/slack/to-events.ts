import type { Change, Channel, Message } from "./schema.ts";
import { scopeFor } from "./scopes.ts";
import type { Workspace } from "./workspace.ts";

export type SlackEvent = Readonly<Record<string, unknown>>;

/** What the app is told of a change: what it subscribes to, of channels that its bot is in and its scopes cover. */
export function toEvents(change: Change, workspace: Workspace): readonly SlackEvent[] {
  return allEvents(change, workspace).filter(({ type }) =>
    workspace.bot.events.includes(String(type)),
  );
}

function allEvents(change: Change, workspace: Workspace): readonly SlackEvent[] {
  if (!("channel" in change)) return [];
  const channel = workspace.channels.get(change.channel);
  if (channel === undefined || !channel.members.has(workspace.bot.userId)) return [];
  const may = (scope: string) => workspace.bot.scopes.includes(scope);
  const about = { channel: channel.id, channel_type: channel.kind };
  const history = may(scopeFor(channel.kind, "history"));
  switch (change.kind) {
    case "posted": {
      const { message } = change;
      const shares = message.files === undefined ? {} : { subtype: "file_share" };
      const said = history ? [{ ...message, ...about, ...shares, event_ts: message.ts }] : [];
      const mentioned = may("app_mentions:read") && mentionsBot(message, channel, workspace);
      return mentioned ? [...said, toMention(message, channel)] : said;
    }
    case "updated": {
      if (!history) return [];
      const { message, previous } = change;
      // A stream is told when it begins and when it has ended.
      if (message.streaming_state === "in_progress") return [];
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
    case "reaction": {
      const { change: how, user, name, ts } = change;
      if (!may("reactions:read")) return [];
      const item = { type: "message", channel: channel.id, ts };
      const item_user = workspace.messages.find(channel.id, ts)?.user;
      const event_ts = workspace.nextTs();
      return [{ type: `reaction_${how}`, user, reaction: name, item_user, item, event_ts }];
    }
    case "ephemeral":
    case "prompts":
    case "session":
    case "status":
    case "title":
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
