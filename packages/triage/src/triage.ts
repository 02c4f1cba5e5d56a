import type { Ask, Focus, LookRequest, Question, Verdict } from "@lynceus/contract";
import { readConcepts } from "./concepts/read-concepts.ts";
import { readFailure } from "./failure-words.ts";
import { isAside } from "./is-aside.ts";
import { normaliseText } from "./normalise-text.ts";
import { readAsk } from "./read-ask.ts";
import { readEnvironment } from "./read-environment.ts";
import { readFocus } from "./read-focus.ts";
import { judgedPaste, newestPaste } from "./read-judgement.ts";
import { readMore } from "./read-more.ts";
import { readPaste } from "./read-paste.ts";
import { readPlan } from "./read-plan.ts";
import { FLEET, readSurvey } from "./read-survey.ts";
import { readOddName, readWords } from "./read-words.ts";

/** What the conversation so far was about, as far as it bears on what a reply means. */
export interface Conversation {
  /** What we asked last and nobody has answered yet. */
  readonly awaiting?: "application" | "failure";
  /** It is about one application. */
  readonly isAboutOne?: boolean;
  /** What was last told about it: «and in staging?» asks the same. */
  readonly told?: Exclude<Ask, { kind: "paste" }> | { readonly kind: "paste" };
}

/** A Slack message can have 40,000 characters; beyond this it is a paste, not a question. */
const PASTE = 12_000;

const THANKS =
  /^(?:thx|thanks?|thank you|ty|cheers|great|perfect|awesome|nice|solved|fixed)\b[^?]*$/;
const HELP =
  /^(?:help|\?+|usage|what can you do|how do (?:i|you) (?:use|work).*|(?:hi|hello|hey|hallo|moin|servus|good (?:morning|evening|night)|yo|ping|test)(?: (?:lynceus|bot|there|all|team))?|(?:are )?(?:you|u) (?:there|awake|up|alive|ok)|who are you|what are you|anybody (?:there|home))\s*[?!.]*$/;
const LOGS = /\b(?:logs?|logged|logging|warn(?:s|ing|ings)?|stack ?trace)\b/;
const ASKS =
  /\?|\b(?:why|what|whats|how|which|where|when|who|is|are|does|did|show|check|look|diagnose|status|logs?|and in|investigate|(?:can|could|should|may) (?:i|we)|warum|wieso|weshalb|wer|wann|kann (?:ich|man)|k(?:ö|oe)nnen wir)\b/;

const NEVER_MIND =
  /^(?:ok(?:ay)?,? |oh,? |ah,? )?(?:never ?mind|nvm|nm|forget (?:it|about it|that)|ignore (?:that|me|it|this)|false alarm|scrap (?:that|it)|cancel(?: that| it)?|no need(?: any ?more)?|disregard(?: that)?)\b.{0,40}$/;
/** The whole message: «don't let it stop» and «stop asking Dana» are none. */
const STOP =
  /^(?:ok(?:ay)?,? |please,? )?(?:stop+|abort|halt|cancel (?:the|this|your) (?:investigation|search|run))(?:,? (?:it|that|this|now|here|please|bitte|looking|investigating|(?:the|this|your) (?:investigation|search|run)))*\s*[!.]*$/;
/** «And in staging?», «what about web-eu?»: the last question again, about another. */
const AGAIN = /^(?:and|what about|how about|same (?:for|in|with)|also)\b.{1,80}$/;
/** Beyond this a question is a story; rules read its beginning. */
const READ = 2_000;

/** Somebody wants to know why, or says that something is wrong: more than a look is asked for. */
const WHY =
  /\b(?:why|warum|wieso|weshalb|kaputt|geht nicht|l(?:ä|ae)uft nicht|startet nicht|h(?:ä|ae)ngt|fehler|because of what|root cause|what happened|what(?:'s| is| went) wrong|investigate|debug|diagnos\w*|fail\w*|broken|breaks?|crash\w*|down|errors?|stuck|issues?|problems?|wrong|degraded|restart\w*|oom\w*|killed|hangs?|hanging|pending|not (?:work\w*|start\w*|com\w+ up|healthy|ready)|(?:won't|doesn't|can't|cannot) \w+|unhealthy|outage|incident|time(?:s|d)? ?outs?|timeouts?)\b/;

/** Somebody wants to be told or shown something, not why it is so. */
const TELL =
  /\b(?:status|state|health|healthy|synced|logs?|version|image|tag|list|show|history|events?|who|when|which|how many|link|url)\b/;

function lookRequest(question: Question, focus: Focus | undefined): LookRequest {
  const environment = readEnvironment(question.text);
  const earlier = [...question.context].reverse().filter(({ author }) => author.kind !== "lynceus");
  const threadWords = [...new Set(earlier.flatMap(({ text }) => readWords(text)))].slice(0, 60);
  const oddName = readOddName(question.text);
  const words = readWords(question.text);
  const said = readPaste(question.text).said.slice(0, READ);
  const own = new Set(readWords(said));
  const pasted = words.filter((word) => !own.has(word));
  const failure = readFailure(normaliseText(said));
  return {
    words,
    threadWords,
    logs: LOGS.test(question.text.toLowerCase()),
    ...(environment === undefined ? {} : { environment }),
    ...(oddName === undefined ? {} : { oddName }),
    ...(pasted.length === 0 ? {} : { pasted }),
    ...(failure === undefined
      ? {}
      : { failure: { called: failure.called, modes: [...failure.modes] } }),
    ...(focus === undefined ? {} : { focus }),
  };
}

/** What to look for where a message is to be diagnosed, whatever it asks. */
export function readLook(question: Question): LookRequest {
  return lookRequest(question, undefined);
}

/** What an order is about is the name it gives; its other words name nothing. */
function orderedLook(look: LookRequest, name: string | undefined): LookRequest {
  return { ...look, words: name === undefined ? [] : [name] };
}

function askedAgain(told: Conversation["told"], { context }: Question): Ask | undefined {
  if (told?.kind !== "paste") return told;
  const paste = newestPaste(context);
  return paste === undefined ? undefined : { kind: "paste", paste };
}

/** What a question asks to be told, or an order orders; undefined when it wants to know what is wrong. */
function plainVerdict(
  question: Question,
  { told, awaiting, isAboutOne = false }: Conversation,
  look: LookRequest,
): Verdict | undefined {
  const { said } = readPaste(question.text);
  const plan = readPlan(said.slice(0, READ));
  if (plan !== undefined) {
    return { kind: "act", action: plan.said, look: orderedLook(look, plan.name), plan };
  }
  const paste = judgedPaste(question);
  if (paste !== undefined) {
    const threadWords = [...new Set([...paste.names, ...look.threadWords])];
    const asked = { ...look, words: readWords(said), threadWords };
    return { kind: "tell", ask: { kind: "paste", paste }, look: asked };
  }
  const plain = normaliseText(said.slice(0, READ));
  if (FLEET.test(plain)) return { kind: "answer", topic: "fleet-status" };
  const asker = question.principal.name;
  const concepts = readConcepts(plain);
  if (concepts.length > 0) return { kind: "explain", concepts };
  const survey =
    readSurvey(plain, { isAboutOne, environment: look.environment, asker }) ??
    readMore(plain, { question, isOpen: awaiting === "application" });
  if (survey !== undefined) return { kind: "survey", survey };
  const isAgain = AGAIN.test(plain) || (awaiting === "application" && !WHY.test(plain));
  const ask = readAsk(plain) ?? (isAgain ? askedAgain(told, question) : undefined);
  return ask === undefined ? undefined : { kind: "tell", ask, look };
}

/**
 * Question → Verdict, by rules alone. A reply that nobody addressed to us is answered only when it picks,
 * names or asks something; people talk to each other in the same thread.
 */
export function triage(question: Question, conversation: Conversation): Verdict {
  const text = question.text.trim();
  const lower = text.toLowerCase();
  const addressed = question.via !== "reply";

  if (text === "") {
    return addressed ? { kind: "clarify", reason: "empty" } : { kind: "ignore", reason: "empty" };
  }
  if (!/[\p{L}\p{N}]/u.test(text.replaceAll(/:[\w+-]+:/g, ""))) {
    if (addressed && !/^\?+$/.test(text)) return { kind: "clarify", reason: "no-words" };
    if (!addressed) return { kind: "ignore", reason: "no words" };
  }
  if (HELP.test(lower)) return { kind: "answer", topic: "help" };
  if (STOP.test(lower)) return { kind: "stop" };
  if (NEVER_MIND.test(lower)) {
    return addressed || conversation.awaiting !== undefined
      ? { kind: "answer", topic: "never-mind" }
      : { kind: "ignore", reason: "taken back" };
  }
  if (THANKS.test(lower) && readWords(text).length === 0) {
    return addressed
      ? { kind: "answer", topic: "thanks" }
      : { kind: "ignore", reason: "thanks, said to nobody in particular" };
  }
  if (!addressed && isAside(text)) return { kind: "ignore", reason: "said to each other" };

  const focus = readFocus(text);
  const look = lookRequest(question, conversation.awaiting === "failure" ? focus : undefined);
  if (look.focus !== undefined) return { kind: "investigate", look };

  const plain = plainVerdict(question, conversation, look);
  if (plain !== undefined) return plain;
  const names = look.words.some((word) => /[-0-9]/.test(word));
  if (!addressed && conversation.awaiting === undefined && !names && !ASKS.test(lower)) {
    return { kind: "ignore", reason: "a reply that asks and names nothing" };
  }
  if (text.length > PASTE && look.words.length === 0)
    return { kind: "clarify", reason: "too-long" };
  const isToBeTold = TELL.test(lower) && !WHY.test(lower);
  const kind = isToBeTold ? "look" : "investigate";
  if (addressed || names || conversation.awaiting !== undefined) return { kind, look };
  return { kind: "unclear", look, otherwise: kind };
}
