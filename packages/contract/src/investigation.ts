import { z } from "zod";
import { Answer } from "./answer.ts";
import { Diagnosis } from "./finding.ts";
import { Principal } from "./principal.ts";
import { ThreadMessage } from "./question.ts";

/** What one investigation may cost, all its model turns together. */
export const Budget = z.object({
  /** Model turns. */
  steps: z.number().int().positive(),
  /** Input, output and cache tokens of all turns. */
  tokens: z.number().int().positive(),
  usd: z.number().positive(),
  wallMs: z.number().int().positive(),
});
export type Budget = z.infer<typeof Budget>;

/** What an investigation has cost. */
export const Spent = z.object({
  steps: z.number().int(),
  toolCalls: z.number().int(),
  tokens: z.number().int(),
  usd: z.number(),
  ms: z.number().int(),
});
export type Spent = z.infer<typeof Spent>;

/** What an investigation starts from, frozen when it is queued: it is the same after a crash. */
export const InvestigationRequest = z.object({
  /** The asking message's id. */
  question: z.string(),
  /** What was asked, and the thread so far: untrusted text. */
  text: z.string(),
  context: z.array(ThreadMessage),
  askedAt: z.iso.datetime({ offset: true }),
  principal: Principal,
  thread: z.object({ team: z.string(), channel: z.string(), threadTs: z.string() }),
  /** The first look. */
  diagnosis: Diagnosis,
  /** The ids of the findings that were picked out of several; all when empty. */
  focus: z.array(z.string()),
  /** The answer that a follow-up builds on. */
  before: Answer.optional(),
});
export type InvestigationRequest = z.infer<typeof InvestigationRequest>;

/** One thing that is looked at, in words that a person follows: ``the previous log of `orders-api` ``. */
export const InvestigationStep = z.object({
  text: z.string(),
  state: z.enum(["running", "done", "failed"]),
  /** The tool behind it, for «Show steps». */
  tool: z.string(),
  /** One line about what came of it, once it is done. */
  outcome: z.string().optional(),
  tookMs: z.number().int().optional(),
});
export type InvestigationStep = z.infer<typeof InvestigationStep>;

/** How an investigation stands: told often, and complete each time. */
export const InvestigationProgress = z.object({
  /** What is going to be looked at and why, in a sentence. */
  plan: z.string().optional(),
  steps: z.array(InvestigationStep),
  /** What the model is at between two steps: a word of its own, or that it is asked again. */
  note: z.string().optional(),
});
export type InvestigationProgress = z.infer<typeof InvestigationProgress>;

/** How an investigation ended; `steps` and `spent` tell the way there. */
export const InvestigationEnd = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("answered"),
    answer: Answer,
    /** `claude-sonnet-5-5`, or `offline rules`: who speaks is always said. */
    model: z.string(),
    steps: z.array(InvestigationStep),
    spent: Spent,
  }),
  z.object({
    /** No answer came of it. The sentence says what happened, why, and what to do; the first look stands. */
    kind: z.literal("unfinished"),
    sentence: z.string(),
    model: z.string(),
    steps: z.array(InvestigationStep),
    spent: Spent,
  }),
  z.object({
    kind: z.literal("stopped"),
    /** Who pressed Stop; a Slack user id or a name. */
    by: z.string(),
    model: z.string(),
    steps: z.array(InvestigationStep),
    spent: Spent,
  }),
]);
export type InvestigationEnd = z.infer<typeof InvestigationEnd>;
