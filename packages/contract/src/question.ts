import { z } from "zod";
import type { Environment } from "./application.ts";
import type { Ask } from "./ask.ts";
import type { Concept } from "./concept.ts";
import type { Plan } from "./plan.ts";
import { Principal } from "./principal.ts";
import type { Survey } from "./survey.ts";

/** Where a conversation lives. `threadTs` is the root message's ts, also for the root itself. */
export const ThreadRef = z.object({
  team: z.string(),
  channel: z.string(),
  threadTs: z.string(),
});
export type ThreadRef = z.infer<typeof ThreadRef>;

export function threadKey(thread: ThreadRef): string {
  return `${thread.team}:${thread.channel}:${thread.threadTs}`;
}

/** The thread that a key names. */
export function readThreadKey(key: string): ThreadRef {
  const [team = "", channel = "", threadTs = ""] = key.split(":");
  return { team, channel, threadTs };
}

/** One message of a thread with who said it; only a `lynceus` message is ours. Untrusted text. */
export const ThreadMessage = z.object({
  ts: z.string(),
  author: z.object({
    kind: z.enum(["person", "bot", "lynceus"]),
    id: z.string(),
    name: z.string(),
  }),
  text: z.string(),
});
export type ThreadMessage = z.infer<typeof ThreadMessage>;

/** What a message asks, with everything that helps to understand it. */
export const Question = z.object({
  /** `channel:ts` of the asking message: the same however many events announce it. */
  id: z.string(),
  text: z.string(),
  askedAt: z.iso.datetime({ offset: true }),
  /** `mention`: we were named. `reply`: said in a thread we take part in. */
  via: z.enum(["mention", "reply", "direct"]),
  thread: ThreadRef,
  /** The thread so far, oldest first, without the asking message: root and the last 50. */
  context: z.array(ThreadMessage),
  channelName: z.string().optional(),
  principal: Principal,
});
export type Question = z.infer<typeof Question>;

/** What triage decides. Each kind leads to one place; the switch over it is exhaustive. */
export type Verdict =
  | { readonly kind: "ignore"; readonly reason: string }
  | { readonly kind: "answer"; readonly topic: "help" | "fleet-status" | "thanks" | "never-mind" }
  /** What runs in the thread is to end. */
  | { readonly kind: "stop" }
  /** The meaning of a word of Argo CD or Kubernetes: nothing is looked at. */
  | { readonly kind: "explain"; readonly concepts: readonly Concept[] }
  | { readonly kind: "look"; readonly look: LookRequest }
  /** Something to be told about one application: answered at once, never investigated. */
  | { readonly kind: "tell"; readonly ask: Ask; readonly look: LookRequest }
  /** A question about all applications at once: answered from what is known, never investigated. */
  | { readonly kind: "survey"; readonly survey: Survey }
  | { readonly kind: "investigate"; readonly look: LookRequest }
  /** Said in a thread of ours, to nobody by name: perhaps no question to us. `otherwise` stands where nobody can tell. */
  | {
      readonly kind: "unclear";
      readonly look: LookRequest;
      readonly otherwise: "look" | "investigate";
    }
  | {
      readonly kind: "act";
      readonly action: string;
      readonly look: LookRequest;
      readonly plan: Plan;
    }
  | { readonly kind: "clarify"; readonly reason: "empty" | "no-words" | "too-long" };

/** What to look for. Words, not names: only the index knows which of them are applications. */
export interface LookRequest {
  /** Candidate words of the question itself, in order, lower case. */
  readonly words: readonly string[];
  /** Candidate words of the thread so far, newest message first: used when the question names nothing. */
  readonly threadWords: readonly string[];
  /** An environment said in so many words: `prod`, `stage`, `dev`. */
  readonly environment?: Environment;
  /** Something typed as a name that no application can have (`../projects/x`). */
  readonly oddName?: string;
  /** Those of `words` that stand in pasted lines only: a host in a stack trace is nobody's name. */
  readonly pasted?: readonly string[];
  /** What is said to fail, in the words and modes of `Survey`: asked of all where nothing is named and several fail. */
  readonly failure?: { readonly called: string; readonly modes: readonly string[] };
  /** The question is about log lines or warnings: read them even when all is well. */
  readonly logs: boolean;
  /** Which of several failures is meant, when a reply says so. */
  readonly focus?: Focus;
}

/** A pick among several findings: by number as listed, by subject, by version, or all of them. */
export type Focus =
  | { readonly by: "number"; readonly number: number }
  | { readonly by: "subject"; readonly subject: "new-revision" | "running-revision" }
  | { readonly by: "version"; readonly version: string }
  | { readonly by: "finding"; readonly ids: readonly string[] }
  | { readonly by: "all" };
