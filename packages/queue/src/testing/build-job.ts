import type { Job } from "../job.ts";

/** A job that is alone in its thread unless `parts` say otherwise. */
export function buildJob(id: string, parts: Partial<Job> = {}): Job {
  return { kind: "watch", id, thread: `T1:C1:${id}`, team: "checkout", data: {}, ...parts };
}
