import type { Queue } from "@lynceus/queue";
import { within } from "../within.ts";

const WITHIN_MS = 3_000;

/** Asks every queue for its counts. A sentence when one does not answer; undefined when all do. */
export async function checkQueues(
  queues: readonly Pick<Queue, "counts">[],
): Promise<string | undefined> {
  try {
    await within(Promise.all(queues.map((queue) => queue.counts())), WITHIN_MS, "");
    return undefined;
  } catch {
    return "The queue does not answer, so no jobs are taken: look at Redis, or at the database, and at the log.";
  }
}
