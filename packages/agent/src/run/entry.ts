import { Budget } from "@lynceus/contract";
import { z } from "zod";
import type { JournalRecord, MessageParam, ModelTurn, TextBlockParam, Tool } from "../ports.ts";
import { RunOutcome, UsedUp } from "./run-end.ts";

const isObject = (value: unknown) => typeof value === "object" && value !== null;
/** Milliseconds that the run has been at work so far, time between a crash and the resume not counted. */
const ms = z.number();

const Start = z.object({
  kind: z.literal("start"),
  ms,
  model: z.string(),
  /** Who is asked once after a refusal. */
  escalation: z.string().optional(),
  system: z.array(z.custom<TextBlockParam>(isObject)),
  tools: z.array(z.custom<Tool>(isObject)),
  opening: z.array(z.custom<MessageParam>(isObject)).min(1),
  budget: Budget,
  maxTokens: z.number(),
  /** Epoch milliseconds. */
  startedAt: z.number(),
});

/** What attempts at a turn that was not had have cost all the same. */
const Lost = z.object({ tokens: z.number(), usd: z.number() });
export type Lost = z.infer<typeof Lost>;

/** A model turn, also one that is discarded: it has cost. Written before its calls begin. */
const Turn = z.object({
  kind: z.literal("turn"),
  ms,
  turn: z.custom<ModelTurn>(isObject),
  usd: z.number(),
});

/** A write is about to begin. Without a `call` after it, nobody knows what came of it. */
const Intent = z.object({ kind: z.literal("intent"), ms, ordinal: z.number() });

const Call = z.object({
  kind: z.literal("call"),
  ms,
  ordinal: z.number(),
  /** What was looked at, in words for the person. */
  text: z.string(),
  content: z.string(),
  isError: z.boolean(),
  instructions: z.string().optional(),
  outcome: z.string().optional(),
  /** The call was accepted and ends the run. */
  ends: z.boolean(),
  tookMs: z.number(),
});

/** Our own word to the model. One that names what is used up asks for the last turn. */
const Note = z.object({
  kind: z.literal("note"),
  ms,
  why: z.enum(["continue", "repeating", ...UsedUp.options]),
  text: z.string(),
  lost: Lost.optional(),
});

const End = z.object({ kind: z.literal("end"), ms, outcome: RunOutcome, lost: Lost.optional() });

/** What a run writes into its journal; `kind` is the record's own. */
export const Entry = z.discriminatedUnion("kind", [Start, Turn, Intent, Call, Note, End]);
export type Entry = z.infer<typeof Entry>;
export type EntryOf<Kind extends Entry["kind"]> = Extract<Entry, { kind: Kind }>;

const kinds = new Set<string>(Entry.options.map(({ shape }) => shape.kind.value));

/** The entry in a record; undefined when it is of a kind that this loop does not write. Throws on a broken one. */
export function readEntry({ kind, body }: JournalRecord): Entry | undefined {
  if (!kinds.has(kind)) return undefined;
  return Entry.parse({ ...(isObject(body) ? (body as object) : {}), kind });
}
