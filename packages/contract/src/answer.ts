import { z } from "zod";
import { EvidenceId } from "./evidence.ts";

export const Confidence = z.enum(["high", "medium", "low"]);
export type Confidence = z.infer<typeof Confidence>;

/** A verbatim piece of a tool's result that carries a claim, and where it was read. */
export const Citation = z.object({
  /** The result it was read in; `e0` is the first look. */
  evidence: EvidenceId,
  /** A substring of that result; what is not is dropped, and its claim with it. */
  excerpt: z.string().min(1),
  tool: z.string(),
  /** Where it was read, in words: ``previous log of `orders-api` in pod …c25t8``. Plain text. */
  source: z.string(),
});
export type Citation = z.infer<typeof Citation>;

/** One statement and what it rests on. `code` spans in backticks are its only markup. */
export const Claim = z.object({ text: z.string().min(1), citations: z.array(Citation).min(1) });
export type Claim = z.infer<typeof Claim>;

/** What an investigation comes to. Texts are plain, with `code` spans in backticks as their only markup. */
export const Answer = z.object({
  /** The application's key; absent when the answer is about more than one. */
  application: z.string().optional(),
  /** The verdict, able to stand alone: a clause that completes «orders-api · prod: …». */
  rootCause: z.string().min(1),
  confidence: Confidence,
  /** Most telling first; every one is cited. */
  claims: z.array(Claim),
  /** What to do, imperative. */
  fix: z.string().optional(),
  notChecked: z.array(z.string()),
  /** Changes that could be made on a person's word; they are told, never made, by an answer. */
  proposedActions: z.array(z.string()),
});
export type Answer = z.infer<typeof Answer>;
