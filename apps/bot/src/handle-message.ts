import { randomUUID } from "node:crypto";
import type {
  ApplicationRef,
  Ask,
  FirstLook,
  LookRequest,
  Principal,
  Question,
  ThreadMessage,
  ThreadRef,
  Verdict,
} from "@lynceus/contract";
import { type IncomingMessage, toQuestion } from "@lynceus/intake";
import {
  type Classified,
  firstLook,
  fleetStatus,
  survey,
  type ToolCaller,
  tell,
} from "@lynceus/investigation";
import {
  type Rendered,
  renderClarify,
  renderConcepts,
  renderFailure,
  renderFirstLook,
  renderHelp,
  renderNeverMind,
  renderPlan,
  renderThanks,
  type Sender,
} from "@lynceus/reply";
import { inSpan, type Logger, noteAnswered } from "@lynceus/telemetry";
import { type Conversation, triage } from "@lynceus/triage";
import type { ConversationState, Conversations } from "./conversations.ts";
import type { Identify } from "./identify.ts";
import { investigationId } from "./investigate/begin-investigation.ts";
import type { Investigations } from "./investigate/create-investigations.ts";
import { isInvestigable, toRequest } from "./investigate/to-request.ts";
import { isRefused } from "./is-refused.ts";

/** What handling a message needs; each a room of its own. */
export interface Rooms {
  readonly conversations: Conversations;
  readonly identify: Identify;
  readonly readContext: (message: IncomingMessage) => Promise<readonly ThreadMessage[]>;
  readonly toolsFor: (principal: Principal) => ToolCaller;
  readonly investigations: Investigations;
  /** Tells what an unclear message wants; absent where there is no model to ask. */
  readonly sort?: (question: Question, signal: AbortSignal) => Promise<Classified>;
  readonly sender: Sender;
  readonly logger: Logger;
}

function refOf({ instance, namespace, name }: ApplicationRef): ApplicationRef {
  return { instance, namespace, name };
}

/** What the thread is about after this look, for the next reply in it. */
function after(look: FirstLook, before: ConversationState): ConversationState {
  switch (look.outcome) {
    case "diagnosed": {
      const open = look.focus === undefined && look.diagnosis.findings.length > 1;
      const application = refOf(look.diagnosis.application);
      return open ? { application, awaiting: "failure" } : { application };
    }
    case "which-failure":
      return { ...before, awaiting: "failure" };
    case "which-application":
    case "unknown-application":
    case "nothing-named":
    case "failed-set":
      return { ...before, awaiting: "application" };
    case "logs":
      return { application: refOf(look.application) };
    case "changes":
      return { application: refOf(look.history.application) };
    case "status":
      return { application: refOf(look.state.application) };
    case "fix":
    case "others":
      return { application: refOf(look.diagnosis.application) };
    case "paste":
      return look.seen === undefined
        ? { ...before, awaiting: "application" }
        : { application: refOf(look.seen.diagnosis.application) };
    case "survey":
      return look.survey.names === undefined ? before : { ...before, awaiting: "application" };
    case "fleet-status":
    case "unavailable":
      return before;
  }
}

/** A look, and what the thread is about once its answer is posted. */
export interface Looked {
  readonly look: FirstLook;
  readonly state: ConversationState;
}

/** A first look at what somebody asks for. Changes nothing: the state is kept when the answer is out. */
export async function lookInto(
  request: LookRequest,
  asker: { readonly principal: Principal; readonly state: ConversationState },
  rooms: Pick<Rooms, "toolsFor">,
  signal: AbortSignal,
): Promise<Looked> {
  const { principal, state } = asker;
  const options = { tools: rooms.toolsFor(principal), conversation: state.application };
  const look = await inSpan("first look", {}, () => firstLook(request, options, signal));
  return { look, state: after(look, state) };
}

/** What somebody asks to be told. Changes nothing, as a first look. */
export async function tellInto(
  ask: Ask,
  request: LookRequest,
  asker: {
    readonly principal: Principal;
    readonly state: ConversationState;
    readonly thread: ThreadRef;
  },
  rooms: Pick<Rooms, "toolsFor" | "investigations">,
  signal: AbortSignal,
): Promise<Looked> {
  const { principal, state, thread } = asker;
  const before = await rooms.investigations.lastAnswer(thread);
  const options = { tools: rooms.toolsFor(principal), conversation: state.application, before };
  const look = await tell(ask, request, options, signal);
  const told = ask.kind === "paste" ? { kind: ask.kind } : ask;
  return { look, state: { ...after(look, state), told } };
}

interface Reply {
  readonly message: Rendered;
  readonly state: ConversationState;
  /** The look that an investigation follows. */
  readonly investigate?: FirstLook;
  /** It says that there is no answer. */
  readonly isFailure?: true;
}

async function answer(
  question: Question,
  state: ConversationState,
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

/** A bug in answering is one calm line, with an id that stands in the log beside what happened. */
async function answerOrSay(
  question: Question,
  state: ConversationState,
  rooms: Rooms,
  signal: AbortSignal,
): Promise<Reply | undefined> {
  try {
    return await answer(question, state, rooms, signal);
  } catch (error) {
    const id = randomUUID().slice(0, 8);
    rooms.logger.error({ err: error, id, question: question.id }, "question not answered");
    return { message: renderFailure(id), state, isFailure: true };
  }
}

/**
 * One message from Slack to its reply in the thread: the answer is posted under the message's own key, then
 * the thread's state is kept, so that doing it again after a crash changes the same reply. Rejects when
 * Slack or the store is in trouble: then it is to be tried again. Tells what came of it.
 */
export async function handleMessage(
  message: IncomingMessage,
  rooms: Rooms,
  signal: AbortSignal,
): Promise<"silent" | "answered" | "investigating"> {
  const { thread } = message;
  const [state = {}, principal, context] = await Promise.all([
    rooms.conversations.get(thread),
    rooms.identify.principal({ ...thread, user: message.user }),
    rooms.readContext(message),
  ]);
  const question = toQuestion(message, { principal, context });
  const reply = await answerOrSay(question, state, rooms, signal);
  if (reply === undefined) return "silent";
  try {
    const sending = { key: `${message.id}:reply`, priority: "answer", signal } as const;
    await rooms.sender.post(thread, reply.message, sending);
    noteAnswered(reply.isFailure === true ? "failed" : "answered");
  } catch (error) {
    if (!isRefused(error)) throw error;
    rooms.logger.warn({ err: error, message: message.id }, "Slack does not let us answer there");
    return "silent";
  }
  await rooms.conversations.set(thread, reply.state);
  if (reply.investigate === undefined) return "answered";
  return (await follow(question, reply.investigate, rooms)) ? "investigating" : "answered";
}

/** Begins the investigation of what was found, when it is clear what is meant and a day's budgets have room. */
async function follow(question: Question, look: FirstLook, { investigations }: Rooms) {
  if (!isInvestigable(look)) return false;
  const before = await investigations.lastAnswer(question.thread);
  const request = toRequest(question, look, before);
  return (await investigations.begin(investigationId(question.id), request)) === "begun";
}
