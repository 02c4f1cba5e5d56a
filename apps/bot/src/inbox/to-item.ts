import { type ThreadRef, threadKey } from "@lynceus/contract";
import { MessageEvent, readMessage } from "@lynceus/intake";
import { actionIds } from "@lynceus/reply";
import { z } from "zod";
import { BlockActions, type ItemPayload } from "./item-payload.ts";

/** A message or a click as the inbox keeps it: one item, however often Slack announces it. */
export interface Item {
  readonly eventId: string;
  readonly messageKey: string;
  readonly kind: "message" | "click";
  readonly team: string;
  readonly thread: ThreadRef;
  readonly threadKey: string;
  /** A reply is ours only when we take part in its thread; a mention, a message to us and a click always are. */
  readonly needsConversation: boolean;
  readonly payload: ItemPayload;
}

export interface Us {
  readonly team: string;
  readonly botUserId: string;
}

const EventCallback = z.object({
  type: z.literal("event_callback"),
  event_id: z.string(),
  event: MessageEvent,
});

function fromEvent(body: unknown, us: Us): Item | undefined {
  const parsed = EventCallback.safeParse(body);
  if (!parsed.success) return undefined;
  const { event, event_id: eventId } = parsed.data;
  const message = readMessage(event, us);
  if (message.kind === "ignored") return undefined;
  return {
    eventId,
    messageKey: message.id,
    kind: "message",
    team: us.team,
    thread: message.thread,
    threadKey: threadKey(message.thread),
    needsConversation: message.via === "reply",
    payload: { kind: "message", event },
  };
}

/** The thread that a click belongs to: of an ephemeral message only its container knows. */
export function threadOfClick(body: BlockActions, us: Us): ThreadRef {
  const { channel, container, message } = body;
  const threadTs = container.thread_ts ?? message?.thread_ts ?? container.message_ts;
  return { team: us.team, channel: channel.id, threadTs };
}

function fromClick(body: unknown, us: Us): Item | undefined {
  const parsed = BlockActions.safeParse(body);
  const [action] = parsed.data?.actions ?? [];
  if (parsed.data === undefined || action === undefined) return undefined;
  if (!actionIds.test(action.action_id)) return undefined;
  const thread = threadOfClick(parsed.data, us);
  const key = `${thread.channel}:click:${action.action_ts}:${parsed.data.user.id}`;
  return {
    eventId: key,
    messageKey: key,
    kind: "click",
    team: us.team,
    thread,
    threadKey: threadKey(thread),
    needsConversation: false,
    payload: { kind: "click", body: parsed.data },
  };
}

/** What Slack delivered → what the inbox keeps; undefined for what is none of ours. */
export function toItem(body: unknown, us: Us): Item | undefined {
  return fromEvent(body, us) ?? fromClick(body, us);
}
