import { z } from "zod";

/** One question of a world that asks several, with what a right answer says. */
export const WorldCase = z.object({
  question: z.string(),
  cause: z.string(),
  /** Words that a right answer contains; `|` holds alternatives, case does not matter. */
  mustSay: z.array(z.string()).default([]),
  mustNotSay: z.array(z.string()).default([]),
});
export type WorldCase = z.infer<typeof WorldCase>;

/** What is true in a world: `truth.json` of a recording. */
export const WorldTruth = z.object({
  questions: z.array(z.string()).default([]),
  /** The object to blame: `Deployment payments-prod/payments-api`. */
  object: z.string().optional(),
  cause: z.string().optional(),
  failures: z.array(z.string()).default([]),
  mustSay: z.array(z.string()).default([]),
  mustNotSay: z.array(z.string()).default([]),
  fix: z.string().optional(),
  followUp: z.string().optional(),
  sharedBy: z.array(z.string()).default([]),
  /** Of a world as a whole, such as `fleet`: several questions, each with its own truth. */
  cases: z.array(WorldCase).default([]),
});
export type WorldTruth = z.infer<typeof WorldTruth>;

/** `world.json` of a recording. */
export const WorldHeader = z.object({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower-case words joined by hyphens"),
  recordedAt: z.iso.datetime({ offset: true }),
  recordedFrom: z.record(z.string(), z.string()).default({}),
  /** Names of the applications in question; empty when the world is about the whole. */
  about: z.array(z.string()),
  /** Every recorded application as `namespace/name`. */
  applications: z.array(z.string()),
  /** Entry of the failure catalogue (`F1`), `multi`, `healthy` or `fleet`. */
  mode: z.string(),
});
export type WorldHeader = z.infer<typeof WorldHeader>;

/** A world as a bundle file holds it, before compression. */
export const WorldBundle = z.object({
  format: z.literal(1),
  world: WorldHeader,
  truth: WorldTruth,
  files: z.record(z.string(), z.string()),
});

/** One line of the catalogue of shipped worlds: all but the recording itself. */
export const WorldEntry = z.object({ ...WorldHeader.shape, truth: WorldTruth });
export type WorldEntry = z.infer<typeof WorldEntry>;

export const WorldCatalogue = z.object({ format: z.literal(1), worlds: z.array(WorldEntry) });

/** What one Argo CD answered at one moment, and what is true about it. */
export interface World extends WorldEntry {
  /** Path below `api/` (`applications/argocd/web/events.json`) to the text of the answer. */
  readonly files: ReadonlyMap<string, string>;
}
