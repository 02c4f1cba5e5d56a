import { randomUUID } from "node:crypto";
import type {
  FirstLook,
  LookRequest,
  Principal,
  Question,
  ThreadMessage,
  ThreadRef,
} from "@lynceus/contract";
import { type IncomingMessage, toQuestion } from "@lynceus/intake";
import { firstLook, fleetStatus, type ToolCaller } from "@lynceus/investigation";
import {
  type Rendered,
  renderActLater,
  renderClarify,
  renderFailure,
  renderFirstLook,
  renderHelp,
  renderThanks,
  type Sender,
} from "@lynceus/reply";
import type { Logger } from "@lynceus/telemetry";
import { triage } from "@lynceus/triage";
import type { ConversationState, Conversations } from "./conversations.ts";
import type { Identify } from "./identify.ts";

/** What handling a message needs; each a room of its own. */
export interface Rooms {
  readonly conversations: Conversations;
  readonly identify: Identify;
  readonly readContext: (message: IncomingMessage) => Promise<readonly ThreadMessage[]>;
  readonly toolsFor: (principal: Principal) => ToolCaller;
  readonly sender: Sender;
  readonly logger: Logger;
}

/** What the thread is about after this look, for the next reply in it. */
function after(look: FirstLook, before: ConversationState): ConversationState {
  switch (look.outcome) {
    case "diagnosed": {
      const { instance, namespace, name } = look.diagnosis.application;
      const open = look.focus === undefined && look.diagnosis.findings.length > 1;
      const application = { instance, namespace, name };
      return open ? { application, awaiting: "failure" } : { application };
    }
    case "which-failure":
      return { ...before, awaiting: "failure" };
    case "which-application":
    case "unknown-application":
    case "nothing-named":
      return { ...before, awaiting: "application" };
    case "fleet-status":
    case "unavailable":
      return before;
  }
}

/** A first look at what somebody asks for, remembered as what the thread is about. */
export async function lookInto(
  request: LookRequest,
  asker: { readonly principal: Principal; readonly thread: ThreadRef },
  rooms: Rooms,
  signal: AbortSignal,
): Promise<FirstLook> {
  const state = (await rooms.conversations.get(asker.thread)) ?? {};
  const tools = rooms.toolsFor(asker.principal);
  const look = await firstLook(request, { tools, conversation: state.application }, signal);
  await rooms.conversations.set(asker.thread, after(look, state));
  return look;
}

async function answer(
  question: Question,
  rooms: Rooms,
  signal: AbortSignal,
): Promise<Rendered | undefined> {
  const { thread, principal } = question;
  const state = (await rooms.conversations.get(thread)) ?? {};
  const now = new Date();
  const verdict = triage(question, state);
  switch (verdict.kind) {
    case "ignore":
      rooms.logger.debug({ question: question.id, reason: verdict.reason }, "reply left alone");
      return undefined;
    case "clarify":
      await rooms.conversations.set(thread, { ...state, awaiting: "application" });
      return renderClarify(verdict.reason);
    case "answer":
      if (verdict.topic === "help") return renderHelp();
      if (verdict.topic === "thanks") return renderThanks();
      return renderFirstLook(await fleetStatus({ tools: rooms.toolsFor(principal) }, signal), {
        now,
      });
    case "act": {
      const named = verdict.look.words.length > 0;
      const look = named
        ? await lookInto(verdict.look, { principal, thread }, rooms, signal)
        : undefined;
      return renderActLater(verdict.action, look, { now });
    }
    case "look":
    case "investigate":
      return renderFirstLook(await lookInto(verdict.look, { principal, thread }, rooms, signal), {
        now,
      });
  }
}

/**
 * One message from Slack to its reply in the thread. A reply in a thread that we take no part in is left
 * alone. A bug becomes one calm line with an id that stands in the log beside what happened.
 */
export async function handleMessage(
  message: IncomingMessage,
  rooms: Rooms,
  signal: AbortSignal,
): Promise<void> {
  const { thread } = message;
  if (message.via === "reply" && rooms.conversations.get(thread) === undefined) return;
  try {
    const [principal, context] = await Promise.all([
      rooms.identify.principal({ ...thread, user: message.user }),
      rooms.readContext(message),
    ]);
    const reply = await answer(toQuestion(message, { principal, context }), rooms, signal);
    if (reply === undefined) return;
    await rooms.sender.post(thread, reply, { key: `${message.id}:reply`, priority: "answer" });
  } catch (error) {
    const id = randomUUID().slice(0, 8);
    rooms.logger.error({ err: error, id, message: message.id }, "message not answered");
    const sending = { key: `${message.id}:failure`, priority: "answer" } as const;
    await rooms.sender.post(thread, renderFailure(id), sending);
  }
}
