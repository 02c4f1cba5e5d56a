import { z } from "zod";
import { storableText } from "./storable-text.ts";

const Text = z.string().transform(storableText);
const Value = z.union([Text.pipe(z.string().max(1_000)), z.int(), z.boolean(), z.null()]);

/** Ids that tell where to look, never the things themselves: what is queued is clear text in the store. */
export const JobData = z
  .record(z.string().regex(/^[A-Za-z]\w{0,63}$/), z.union([Value, z.array(Value).max(100)]))
  .refine((data) => JSON.stringify(data).length <= 8_192, "more than 8 KB: store it, queue its id");
export type JobData = z.infer<typeof JobData>;

/** What is to be done. `id` names it once and for all: adding the same id again changes nothing. */
export const Job = z.object({
  kind: z.enum(["thread", "investigation", "resume", "watch", "schedule"]),
  id: z.string().regex(/^[\w.-]{1,200}$/, "letters, digits, `_`, `.` and `-`"),
  /** The conversation that it belongs to; of the jobs of kind `thread`, one per thread runs at a time. */
  thread: Text.pipe(z.string().min(1).max(200)),
  /** Whose limit it counts against. */
  team: Text.pipe(z.string().min(1).max(200)),
  /** The Argo CD instance that it will ask, when there is one: it counts against its limit, too. */
  instance: Text.pipe(z.string().min(1).max(200)).optional(),
  data: JobData,
});
export type Job = z.infer<typeof Job>;
export type JobKind = Job["kind"];

/** A job to be added. Without an id it is another one each time. */
export const NewJob = Job.partial({ id: true });
export type NewJob = z.infer<typeof NewJob>;
