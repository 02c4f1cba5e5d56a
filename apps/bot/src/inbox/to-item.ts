import { type ThreadRef, threadKey } from "@lynceus/contract";
import { MessageEvent, readMessage } from "@lynceus/intake";
import { commandActionIds, parsePageTurn } from "@lynceus/reply";
import { z } from "zod";
import { readDrawerState } from "../drawer-state.ts";
import { readBotMessage, senderIds } from "./bot-message.ts";
import { BlockActions, HomeActions, type ItemPayload, ModalActions } from "./item-payload.ts";
import { MessageShortcut } from "./message-shortcut.ts";
import { SessionStopped, threadOfSession } from "./session-stopped.ts";
import { COMMAND, SlashCommand } from "./slash-command.ts";
import { readUninstalled } from "./uninstalled.ts";

/** What arrived, as the inbox keeps it: one item, however often Slack announces it. */
export interface Item {
  readonly eventId: string;
  readonly messageKey: string;
  readonly kind: "message" | "click" | "command" | "event";
  readonly team: string;
  readonly thread: ThreadRef;
  readonly threadKey: string;
  /** A reply is ours only when we take part in its thread; a mention, a message to us and a click always are. */
  readonly needsConversation: boolean;
  /** Whether we take part in its thread from now on. */
  readonly joins: boolean;
  readonly payload: ItemPayload;
}

export interface Us {
  readonly team: string;
  readonly botUserId: string;
  /** Stands before every key, where several workspaces share an inbox. */
  readonly scope?: string;
  /** Bot and app ids whose alerts are looked into in a channel. */
  readonly alertsIn?: (channel: string) => readonly string[];
}

const EventCallback = z.object({
  type: z.literal("event_callback"),
  event_id: z.string(),
  is_ext_shared_channel: z.boolean().optional(),
  event: z.unknown(),
});
type EventCallback = z.infer<typeof EventCallback>;

type Known = Omit<Item, "team" | "thread" | "threadKey" | "needsConversation" | "joins">;

/** An item of a thread that people see. */
function inThread(item: Known, thread: ThreadRef, more: { readonly needsConversation: boolean }) {
  const { team } = thread;
  return { ...item, team, thread, threadKey: threadKey(thread), joins: true, ...more };
}

/** An item that belongs to no thread; those of one `line` are handled one after the other. */
function alone(item: Known, us: Us, channel: string, line: string): Item {
  const thread = { team: us.team, channel, threadTs: line };
  const rest = { needsConversation: false, joins: false };
  return { ...item, team: us.team, thread, threadKey: threadKey(thread), ...rest };
}

const sharing = ({ is_ext_shared_channel: external }: EventCallback) =>
  external === undefined ? {} : { external };

function fromPerson(body: EventCallback, us: Us): Item | undefined {
  const { data: event } = MessageEvent.safeParse(body.event);
  if (event === undefined) return undefined;
  const message = readMessage(event, us);
  if (message.kind === "ignored") return undefined;
  const item: Known = {
    eventId: body.event_id,
    messageKey: message.id,
    kind: "message",
    payload: { kind: "message", event, ...sharing(body) },
  };
  return inThread(item, message.thread, { needsConversation: message.via === "reply" });
}

function fromBot(body: EventCallback, us: Us): Item | undefined {
  const event = readBotMessage(body.event, us);
  if (event === undefined) return undefined;
  const { channel, ts, thread_ts: root = ts, text } = event;
  const isAlert =
    root === ts && us.alertsIn?.(channel).some((id) => senderIds(event).includes(id)) === true;
  if (!isAlert && !text.includes(`<@${us.botUserId}`)) return undefined;
  const item: Known = {
    eventId: body.event_id,
    messageKey: `${channel}:${ts}`,
    kind: "message",
    payload: { kind: "bot", event, ...sharing(body) },
  };
  const thread = { team: us.team, channel, threadTs: root };
  return { ...inThread(item, thread, { needsConversation: false }), joins: false };
}

function fromStop(body: EventCallback, us: Us): Item | undefined {
  const { data: event } = SessionStopped.safeParse(body.event);
  if (event === undefined) return undefined;
  const thread = threadOfSession(event, us);
  const messageKey = `${thread.channel}:stop:${event.event_ts}:${event.user}`;
  const payload = { kind: "session-stopped", event } as const;
  const item = { eventId: body.event_id, messageKey, kind: "click", payload } as const;
  return inThread(item, thread, { needsConversation: false });
}

const HomeOpened = z.object({
  type: z.literal("app_home_opened"),
  user: z.string(),
  channel: z.string(),
  tab: z.enum(["home", "messages"]),
});
const Membership = z.object({
  type: z.enum(["member_joined_channel", "channel_left", "group_left"]),
  user: z.string().optional(),
  channel: z.string(),
});

function fromOther(body: EventCallback, us: Us): Item | undefined {
  const common = { eventId: body.event_id, messageKey: body.event_id, kind: "event" } as const;
  const { data: opened } = HomeOpened.safeParse(body.event);
  if (opened !== undefined) {
    const { user, channel, tab } = opened;
    const payload = { kind: "home", user, channel, tab } as const;
    return alone({ ...common, payload }, us, channel, "home");
  }
  const { data: moved } = Membership.safeParse(body.event);
  if (moved === undefined) return undefined;
  const change = moved.type === "member_joined_channel" ? "joined" : "left";
  // Others come and go; we are told of our own leaving without a name.
  if (change === "joined" && moved.user !== us.botUserId) return undefined;
  const { channel } = moved;
  const payload = { kind: "membership", channel, change, ...sharing(body) } as const;
  return alone({ ...common, payload }, us, channel, "membership");
}

/** The thread that a click belongs to: of an ephemeral message only its container knows. */
export function threadOfClick(body: BlockActions, us: Us): ThreadRef {
  const { channel, container, message } = body;
  const threadTs = container.thread_ts ?? message?.thread_ts ?? container.message_ts;
  return { team: us.team, channel: channel.id, threadTs };
}

function fromClick(body: unknown, us: Us): Item | undefined {
  const { data } = BlockActions.safeParse(body);
  const [action] = data?.actions ?? [];
  if (data === undefined || action === undefined) return undefined;
  const thread = threadOfClick(data, us);
  const key = `${thread.channel}:click:${action.action_ts}:${data.user.id}`;
  const item = { eventId: key, messageKey: key, kind: "click" } as const;
  if (commandActionIds.test(action.action_id)) {
    const payload = { kind: "command-click", body: data } as const;
    return alone({ ...item, payload }, us, thread.channel, key);
  }
  const payload = { kind: "click", body: data } as const;
  return inThread({ ...item, payload }, thread, { needsConversation: false });
}

/** A drawer belongs to the thread of the message that it was opened from. */
function fromDrawer(body: unknown, us: Us): Item | undefined {
  const { data } = ModalActions.safeParse(body);
  const [action] = data?.actions ?? [];
  const state = data && readDrawerState(data.view.private_metadata);
  if (data === undefined || action === undefined || state === undefined) return undefined;
  if (parsePageTurn(action.action_id, action.value) === undefined) return undefined;
  const { channel, threadTs } = state;
  const key = `${channel}:page:${action.action_ts}:${data.user.id}`;
  const payload = { kind: "page-turn", body: data } as const;
  const item = { eventId: key, messageKey: key, kind: "click", payload } as const;
  return inThread(item, { team: us.team, channel, threadTs }, { needsConversation: false });
}

function fromHomeClick(body: unknown, us: Us): Item | undefined {
  const { data } = HomeActions.safeParse(body);
  const [action] = data?.actions ?? [];
  if (data === undefined || action === undefined) return undefined;
  const { user, view } = data;
  const key = `home:click:${action.action_ts}:${user.id}`;
  const payload = { kind: "home-click", body: data } as const;
  const item = { eventId: key, messageKey: key, kind: "click", payload } as const;
  return alone(item, us, view.private_metadata || user.id, "home");
}

function fromCommand(body: unknown, us: Us): Item | undefined {
  const { data: command } = SlashCommand.safeParse(body);
  if (command?.command !== COMMAND) return undefined;
  const key = `command:${command.trigger_id}`;
  const payload = { kind: "command", command } as const;
  const item = { eventId: key, messageKey: key, kind: "command", payload } as const;
  return alone(item, us, command.channel_id, key);
}

function fromShortcut(body: unknown, us: Us): Item | undefined {
  const { data: shortcut } = MessageShortcut.safeParse(body);
  if (shortcut === undefined) return undefined;
  const { channel, message, message_ts: ts, user, action_ts } = shortcut;
  const key = `${channel.id}:diagnose:${action_ts}:${user.id}`;
  const payload = { kind: "shortcut", shortcut } as const;
  const item = { eventId: key, messageKey: key, kind: "command", payload } as const;
  const thread = { team: us.team, channel: channel.id, threadTs: message.thread_ts ?? ts };
  return inThread(item, thread, { needsConversation: false });
}

function fromUninstall(body: unknown, us: Us): Item | undefined {
  const { team, eventId } = readUninstalled(body) ?? {};
  if (team === undefined || eventId === undefined || team !== us.team) return undefined;
  const payload = { kind: "uninstalled" } as const;
  return alone({ eventId, messageKey: eventId, kind: "event", payload }, us, team, "uninstalled");
}

/** What Slack delivered → what the inbox keeps; undefined for what is none of ours. */
export function toItem(body: unknown, us: Us): Item | undefined {
  const item = read(body, us);
  if (item === undefined || us.scope === undefined) return item;
  const { eventId, messageKey } = item;
  return { ...item, eventId: `${us.scope}${eventId}`, messageKey: `${us.scope}${messageKey}` };
}

function read(body: unknown, us: Us): Item | undefined {
  const { data: callback } = EventCallback.safeParse(body);
  if (callback !== undefined) {
    return (
      fromPerson(callback, us) ??
      fromBot(callback, us) ??
      fromStop(callback, us) ??
      fromUninstall(body, us) ??
      fromOther(callback, us)
    );
  }
  return (
    fromClick(body, us) ??
    fromDrawer(body, us) ??
    fromHomeClick(body, us) ??
    fromCommand(body, us) ??
    fromShortcut(body, us)
  );
}
