import { z } from "zod";
import { Job } from "./job.ts";

/** A job as it is kept, with what its runs leave for the next. */
export const Envelope = z.object({
  ...Job.omit({ id: true }).shape,
  /** How often its process ended orderly during a run. */
  drains: z.int().optional(),
  /** How many interruptions lay before the last run that came to its end. */
  settled: z.int().optional(),
  /** The trace of whoever added it. */
  traceparent: z.string().optional(),
});
export type Envelope = z.infer<typeof Envelope>;
