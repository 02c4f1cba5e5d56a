import type { Channel, Message } from "../schema.ts";
import { scopeFor } from "../scopes.ts";
import type { Workspace } from "../workspace.ts";
import { ApiError } from "./api-error.ts";

/** A conversation as the bot may know of it: a private one that it is not in does not exist. */
export function findChannel(id: string, { channels, bot }: Workspace): Channel {
  const channel = channels.get(id);
  if (channel === undefined) throw new ApiError("channel_not_found");
  if (channel.kind !== "channel" && !channel.members.has(bot.userId)) {
    throw new ApiError("channel_not_found");
  }
  return channel;
}

/** A conversation that the bot is in. */
export function findOwnChannel(id: string, workspace: Workspace): Channel {
  const channel = findChannel(id, workspace);
  if (!channel.members.has(workspace.bot.userId)) throw new ApiError("not_in_channel");
  return channel;
}

/** A conversation that the bot is in, and that its scopes let it read. */
export function findReadable(id: string, workspace: Workspace): Channel {
  const channel = findOwnChannel(id, workspace);
  requireScope(scopeFor(channel.kind, "history"), workspace);
  return channel;
}

export function requireScope(needed: string, { bot }: Workspace): void {
  if (bot.scopes.includes(needed)) return;
  throw new ApiError("missing_scope", { needed, provided: bot.scopes.join(",") });
}

/** Where a message goes: a channel by id or `#name`, or a person, whose direct message is opened. */
export function findDestination(to: string, workspace: Workspace): Channel {
  const { channels, bot } = workspace;
  if (workspace.person(to) !== undefined) return channels.openDirect([to, bot.userId]).channel;
  return findOwnChannel(channels.find(to)?.id ?? to, workspace);
}

export function findMessage(channel: Channel, ts: string, { messages }: Workspace): Message {
  const message = messages.find(channel.id, ts);
  if (message === undefined) throw new ApiError("message_not_found");
  return message;
}

export function findPerson(id: string, workspace: Workspace): string {
  if (workspace.person(id) === undefined && id !== workspace.bot.userId) {
    throw new ApiError("user_not_found");
  }
  return id;
}

/** The thread that is answered in. Stricter than Slack on purpose: only an existing root will do. */
export function readThread<Ts extends string | undefined>(
  ts: Ts,
  channel: Channel,
  { messages }: Workspace,
): Ts extends string ? { readonly thread_ts: string } : { readonly thread_ts?: string };
export function readThread(ts: string | undefined, channel: Channel, { messages }: Workspace) {
  if (ts === undefined) return {};
  const root = messages.find(channel.id, ts);
  if (root === undefined) throw new ApiError("thread_not_found");
  if (root.thread_ts !== undefined && root.thread_ts !== ts) {
    throw new ApiError("cannot_reply_to_message");
  }
  return { thread_ts: ts };
}
