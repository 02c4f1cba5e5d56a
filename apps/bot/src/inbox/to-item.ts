import { type ThreadRef, threadKey } from "@lynceus/contract";
import { MessageEvent, readMessage } from "@lynceus/intake";
import { actionIds, parsePageTurn } from "@lynceus/reply";
import { z } from "zod";
import { readDrawerState } from "../drawer-state.ts";
import { BlockActions, type ItemPayload, ModalActions } from "./item-payload.ts";

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

/** A drawer belongs to the thread of the message that it was opened from. */
function fromPageTurn(body: unknown, us: Us): Item | undefined {
  const parsed = ModalActions.safeParse(body);
  const [action] = parsed.data?.actions ?? [];
  if (parsed.data === undefined || action === undefined) return undefined;
  const { view, user } = parsed.data;
  const state = readDrawerState(view.private_metadata);
  if (state === undefined || parsePageTurn(action.action_id, action.value) === undefined) {
    return undefined;
  }
  const thread = { team: us.team, channel: state.channel, threadTs: state.threadTs };
  const key = `${thread.channel}:page:${action.action_ts}:${user.id}`;
  return {
    eventId: key,
    messageKey: key,
    kind: "click",
    team: us.team,
    thread,
    threadKey: threadKey(thread),
    needsConversation: false,
    payload: { kind: "page-turn", body: parsed.data },
  };
}

/** What Slack delivered → what the inbox keeps; undefined for what is none of ours. */
export function toItem(body: unknown, us: Us): Item | undefined {
  return fromEvent(body, us) ?? fromClick(body, us) ?? fromPageTurn(body, us);
}
