import { randomUUID } from "node:crypto";
import type { FirstLook, Question } from "@lynceus/contract";
import { type Rendered, renderFailure } from "@lynceus/reply";
import { noteAnswered } from "@lynceus/telemetry";
import type { ConversationState } from "./conversations.ts";
import { followLook } from "./investigate/follow-look.ts";
import type { Rooms } from "./rooms.ts";

/** What a question comes to, and what its thread is about once that stands there. */
export interface Reply {
  readonly message: Rendered;
  readonly state: ConversationState;
  /** The look that an investigation follows. */
  readonly investigate?: FirstLook;
  /** It says that there is no answer. */
  readonly isFailure?: true;
}

/** A bug in answering is one calm line, with an id that stands in the log beside what happened. */
export async function answerOrSay(
  { id: question }: Question,
  state: ConversationState,
  { logger }: Pick<Rooms, "logger">,
  answer: () => Promise<Reply | undefined>,
): Promise<Reply | undefined> {
  try {
    return await answer();
  } catch (error) {
    const id = randomUUID().slice(0, 8);
    logger.error({ err: error, id, question }, "question not answered");
    return { message: renderFailure(id), state, isFailure: true };
  }
}

/**
 * Posts a reply under the question's own key, then keeps the thread's state, so that doing it again after a crash
 * changes the same reply; then begins what follows.
 */
export async function replyInThread(
  question: Question,
  { message, state, investigate, isFailure }: Reply,
  rooms: Pick<Rooms, "sender" | "conversations" | "investigations">,
  signal: AbortSignal,
): Promise<"answered" | "investigating"> {
  const { id, thread } = question;
  await rooms.sender.post(thread, message, { key: `${id}:reply`, priority: "answer", signal });
  noteAnswered(isFailure === true ? "failed" : "answered");
  await rooms.conversations.set(thread, state);
  if (investigate === undefined) return "answered";
  const came = await followLook(question, investigate, rooms.investigations);
  return came === "begun" ? "investigating" : "answered";
}
