import type { Question, Verdict } from "@lynceus/contract";
import { type IncomingMessage, toQuestion } from "@lynceus/intake";
import { fleetStatus, survey } from "@lynceus/investigation";
import {
  renderClarify,
  renderConcepts,
  renderFirstLook,
  renderHelp,
  renderNeverMind,
  renderPlan,
  renderSentence,
  renderThanks,
} from "@lynceus/reply";
import { type Conversation, triage } from "@lynceus/triage";
import type { ConversationState } from "./conversations.ts";
import { GOES_ON, stopInThread, UNSEEN } from "./investigate/stop-in-thread.ts";
import { isRefused } from "./is-refused.ts";
import { lookInto, tellInto } from "./look-into.ts";
import { answerOrSay, type Reply, replyInThread } from "./reply-in-thread.ts";
import type { Rooms } from "./rooms.ts";

const NOTHING_RUNS = "Nothing is looked into in this thread now, so there is nothing to stop.";

async function answer(
  question: Question,
  { state, user }: { readonly state: ConversationState; readonly user: string },
  rooms: Rooms,
  signal: AbortSignal,
): Promise<Reply | undefined> {
  const { principal } = question;
  const now = new Date();
  /** Where rules cannot tell, the small model does; where there is none, what rules lean to. */
  const sort = async ({ otherwise }: Extract<Verdict, { kind: "unclear" }>, asked: Question) => {
    const sorted = await rooms.sort?.(asked, signal);
    if (sorted !== undefined) {
      rooms.logger.debug({ question: asked.id, ...sorted }, "sorted by the small model");
    }
    return sorted?.kind ?? otherwise;
  };
  const verdict = triage(question, toConversation(state));
  switch (verdict.kind) {
    case "ignore":
      rooms.logger.debug({ question: question.id, reason: verdict.reason }, "reply left alone");
      return undefined;
    case "clarify":
      return {
        message: renderClarify(verdict.reason),
        state: { ...state, awaiting: "application" },
      };
    case "stop": {
      const by = { thread: question.thread, user, principal };
      const { isStopping, goesOn } = await stopInThread(by, rooms.investigations);
      if (goesOn) return { message: renderSentence(`${GOES_ON} ${UNSEEN}`), state };
      // What ends says so in the thread itself.
      return isStopping ? undefined : { message: renderSentence(NOTHING_RUNS), state };
    }
    case "answer": {
      if (verdict.topic === "help") return { message: renderHelp(), state };
      if (verdict.topic === "thanks") return { message: renderThanks(), state };
      if (verdict.topic === "never-mind") {
        const { awaiting: _, ...rest } = state;
        return { message: renderNeverMind(), state: rest };
      }
      const look = await fleetStatus({ tools: rooms.toolsFor(principal) }, signal);
      return { message: renderFirstLook(look, { now }), state };
    }
    case "act": {
      const { plan, look: request } = verdict;
      if (request.words.length === 0 && state.application === undefined) {
        return { message: renderPlan(plan, undefined, { now }), state };
      }
      const looked = await lookInto(request, { principal, state }, rooms, signal);
      return { message: renderPlan(plan, looked.look, { now }), state: looked.state };
    }
    case "explain":
      return { message: renderConcepts(verdict.concepts), state };
    case "survey": {
      const look = await survey(verdict.survey, { tools: rooms.toolsFor(principal) }, signal);
      return { message: renderFirstLook(look, { now }), state };
    }
    case "tell": {
      const asker = { principal, state, thread: question.thread };
      const looked = await tellInto(verdict.ask, verdict.look, asker, rooms, signal);
      return { message: renderFirstLook(looked.look, { now }), state: looked.state };
    }
    case "look":
    case "investigate":
    case "unclear": {
      const kind = verdict.kind === "unclear" ? await sort(verdict, question) : verdict.kind;
      if (kind === "ignore") return undefined;
      const looked = await lookInto(verdict.look, { principal, state }, rooms, signal);
      const { look } = looked;
      const follows =
        kind === "investigate" && rooms.investigations.isAutomatic(question.thread.channel);
      const message = renderFirstLook(look, { now, offersInvestigation: !follows });
      return { message, state: looked.state, ...(follows && { investigate: look }) };
    }
  }
}

function toConversation({ application, awaiting, told }: ConversationState): Conversation {
  return {
    isAboutOne: application !== undefined,
    ...(awaiting === undefined ? {} : { awaiting }),
    ...(told === undefined ? {} : { told }),
  };
}

/**
 * One message from Slack to its reply in the thread. Rejects when Slack or the store is in trouble: then it is to
 * be tried again. Tells what came of it.
 */
export async function handleMessage(
  message: IncomingMessage,
  rooms: Rooms,
  signal: AbortSignal,
): Promise<"silent" | "answered" | "investigating"> {
  const { thread, user } = message;
  const [state = {}, principal, context] = await Promise.all([
    rooms.conversations.get(thread),
    rooms.identify.principal({ ...thread, user }),
    rooms.readContext(message),
  ]);
  const question = toQuestion(message, { principal, context });
  const reply = await answerOrSay(question, state, rooms, () =>
    answer(question, { state, user }, rooms, signal),
  );
  if (reply === undefined) return "silent";
  try {
    return await replyInThread(question, reply, rooms, signal);
  } catch (error) {
    if (!isRefused(error)) throw error;
    rooms.logger.warn({ err: error, message: message.id }, "Slack does not let us answer there");
    return "silent";
  }
}
