import type { ThreadRef } from "@lynceus/contract";
import { plainText } from "./plain-text.ts";
import type { MessageEvent } from "./schema.ts";
import { withSnippets } from "./with-snippets.ts";

/** A message for us to consider, before anything is known about its thread or its author. */
export interface IncomingMessage {
  readonly kind: "message";
  /** `channel:ts`: one message, however many events announce it. */
  readonly id: string;
  readonly ts: string;
  readonly thread: ThreadRef;
  /** False for the message that begins a thread. */
  readonly inThread: boolean;
  readonly user: string;
  readonly text: string;
  readonly via: "mention" | "reply" | "direct";
}

export interface IgnoredMessage {
  readonly kind: "ignored";
  readonly reason: string;
}

/** Subtypes that are still somebody saying something. */
const SPOKEN = new Set(["file_share", "thread_broadcast", "me_message"]);

/**
 * Slack event → message, or why it is none of ours: edits, joins, bots, messages outside threads that do
 * not mention us, replies to somebody else. Slack announces a mention twice (`app_mention` and `message`); both read the same.
 */
export function readMessage(
  event: MessageEvent,
  us: { readonly team: string; readonly botUserId: string },
): IncomingMessage | IgnoredMessage {
  if (event.subtype !== undefined && !SPOKEN.has(event.subtype)) {
    return { kind: "ignored", reason: `subtype ${event.subtype}` };
  }
  if (event.user === undefined || event.bot_id !== undefined) {
    return { kind: "ignored", reason: "not said by a person" };
  }
  if (event.user === us.botUserId) return { kind: "ignored", reason: "said by us" };

  const mentioned = event.type === "app_mention" || event.text.includes(`<@${us.botUserId}`);
  const direct = event.channel_type === "im";
  const inThread = event.thread_ts !== undefined && event.thread_ts !== event.ts;
  if (!mentioned && !direct && !inThread) {
    return { kind: "ignored", reason: "neither a mention nor in a thread" };
  }
  if (!mentioned && !direct && /^\s*<@[UW][A-Z0-9]+/.test(event.text)) {
    return { kind: "ignored", reason: "begins with somebody else's name" };
  }
  return {
    kind: "message",
    id: `${event.channel}:${event.ts}`,
    ts: event.ts,
    thread: { team: us.team, channel: event.channel, threadTs: event.thread_ts ?? event.ts },
    inThread,
    user: event.user,
    text: plainText(withSnippets(event.text, event.files), us.botUserId),
    via: mentioned ? "mention" : direct ? "direct" : "reply",
  };
}
