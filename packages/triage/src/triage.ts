import type { Environment, Focus, LookRequest, Question, Verdict } from "@lynceus/contract";
import { readAction } from "./read-action.ts";
import { readFocus } from "./read-focus.ts";
import { readOddName, readWords } from "./read-words.ts";

/** What the conversation so far was about, as far as it bears on what a reply means. */
export interface Conversation {
  /** What we asked last and nobody has answered yet. */
  readonly awaiting?: "application" | "failure";
}

/** A Slack message can have 40,000 characters; beyond this it is a paste, not a question. */
const PASTE = 12_000;

const THANKS =
  /^(?:thx|thanks?|thank you|ty|cheers|great|perfect|awesome|nice|solved|fixed)\b[^?]*$/;
const HELP = /^(?:help|\?+|usage|what can you do|how do (?:i|you) (?:use|work).*)\??$/;
const FLEET =
  /\bhow many (?:apps|applications)\b|\b(?:status|state|health) of (?:all|every|the fleet|everything)\b|^(?:fleet |overall )?(?:status|overview)\??$/;
const LOGS = /\b(?:logs?|logged|logging|warn(?:s|ing|ings)?|stack ?trace)\b/;
const ASKS =
  /\?|\b(?:why|what|whats|how|which|where|when|who|is|are|does|did|show|check|look|diagnose|status|logs?|again|and in|investigate)\b/;

/** Somebody wants to know why, or says that something is wrong: more than a look is asked for. */
const WHY =
  /\b(?:why|because of what|root cause|what happened|what(?:'s| is| went) wrong|investigate|debug|diagnos\w*|fail\w*|broken|breaks?|crash\w*|down|errors?|stuck|issues?|problems?|wrong|degraded|restart\w*|oom\w*|killed|hangs?|hanging|pending|not (?:work\w*|start\w*|com\w+ up|healthy|ready)|(?:won't|doesn't|can't|cannot) \w+|unhealthy|outage|incident|time(?:s|d)? ?outs?|timeouts?)\b/;

/** Somebody wants to be told or shown something, not why it is so. */
const TELL =
  /\b(?:status|state|health|healthy|synced|logs?|version|image|tag|list|show|history|events?|who|when|which|how many|link|url)\b/;

const ENVIRONMENTS: readonly (readonly [RegExp, Environment])[] = [
  [
    /\b(?:in|on|the|from|for)\s+(?:prod|production)\b|\b(?:prod|production)\s+(?:env\w*|cluster)\b/,
    "prod",
  ],
  [/\b(?:staging|stage|stg)\b/, "stage"],
  [
    /\b(?:in|on|the|from|for)\s+(?:dev|development)\b|\b(?:dev|development)\s+(?:env\w*|cluster)\b/,
    "dev",
  ],
];

function readEnvironment(text: string): Environment | undefined {
  const lower = text.toLowerCase();
  return ENVIRONMENTS.find(([pattern]) => pattern.test(lower))?.[1];
}

function lookRequest(question: Question, focus: Focus | undefined): LookRequest {
  const environment = readEnvironment(question.text);
  const said = [...question.context].reverse().filter(({ author }) => author.kind !== "lynceus");
  const threadWords = [...new Set(said.flatMap(({ text }) => readWords(text)))].slice(0, 60);
  const oddName = readOddName(question.text);
  return {
    words: readWords(question.text),
    threadWords,
    logs: LOGS.test(question.text.toLowerCase()),
    ...(environment === undefined ? {} : { environment }),
    ...(oddName === undefined ? {} : { oddName }),
    ...(focus === undefined ? {} : { focus }),
  };
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
  if (THANKS.test(lower) && readWords(text).length === 0) {
    return addressed
      ? { kind: "answer", topic: "thanks" }
      : { kind: "ignore", reason: "thanks, said to nobody in particular" };
  }

  const focus = readFocus(text);
  const look = lookRequest(question, conversation.awaiting === "failure" ? focus : undefined);
  if (look.focus !== undefined) return { kind: "investigate", look };

  const action = readAction(text);
  if (action !== undefined) return { kind: "act", action, look };
  if (FLEET.test(lower)) return { kind: "answer", topic: "fleet-status" };
  const names = look.words.some((word) => /[-0-9]/.test(word));
  if (!addressed && conversation.awaiting === undefined && !names && !ASKS.test(lower)) {
    return { kind: "ignore", reason: "a reply that asks and names nothing" };
  }
  if (text.length > PASTE && look.words.length === 0)
    return { kind: "clarify", reason: "too-long" };
  const isToBeTold = TELL.test(lower) && !WHY.test(lower);
  return { kind: isToBeTold ? "look" : "investigate", look };
}
