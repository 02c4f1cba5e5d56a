import { mintId } from "./mint.ts";
import type { Change, Channel, Message } from "./schema.ts";
import type { Workspace } from "./workspace.ts";

type SlackEvent = Readonly<Record<string, unknown>>;

const HISTORY_SCOPE = {
  channel: "channels:history",
  group: "groups:history",
  im: "im:history",
  mpim: "mpim:history",
} as const;

/** What the app is told of a change: events of the channels that its bot is in and its scopes cover. */
export function toEvents(change: Change, workspace: Workspace): readonly SlackEvent[] {
  const channel = workspace.channels.get(change.channel);
  if (channel === undefined || !channel.members.has(workspace.bot.userId)) return [];
  const may = (scope: string) => workspace.bot.scopes.includes(scope);
  const about = { channel: channel.id, channel_type: channel.kind };
  const history = may(HISTORY_SCOPE[channel.kind]);
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

/** An event in its `event_callback`, as the Events API sends it. */
export function toEventCallback(
  event: SlackEvent,
  workspace: Workspace,
  options: { readonly token: string; readonly now: number },
) {
  const { team, bot, channels } = workspace;
  const channel = typeof event.channel === "string" ? channels.get(event.channel) : undefined;
  return {
    token: options.token,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: bot.appId,
    event,
    type: "event_callback",
    event_id: mintId("Ev"),
    event_time: Math.floor(options.now / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: bot.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: channel?.isExtShared ?? false,
    event_context: `4-${mintId("")}`,
  };
}
