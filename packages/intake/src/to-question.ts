import type { Principal, Question, ThreadMessage } from "@lynceus/contract";
import type { IncomingMessage } from "./read-message.ts";

/** A message, its thread and its author, put together to what is asked. */
export function toQuestion(
  message: IncomingMessage,
  known: {
    readonly principal: Principal;
    readonly context: readonly ThreadMessage[];
    readonly channelName?: string | undefined;
  },
): Question {
  return {
    id: message.id,
    text: message.text,
    askedAt: new Date(Number(message.ts) * 1000).toISOString(),
    via: message.via,
    thread: message.thread,
    context: [...known.context],
    ...(known.channelName === undefined ? {} : { channelName: known.channelName }),
    principal: known.principal,
  };
}
