import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { BullQueue } from "./backend/backend.ts";
import { findPlace } from "./find-place.ts";
import { NewJob } from "./job.ts";
import type { Added, AddOptions } from "./queue.ts";
import { readStoredId, storedId } from "./stored-id.ts";

/** BullMQ's numbers: lower goes first, 0 before all. */
const priorities = { interactive: 0, normal: 10, background: 20 } as const;
const AddedOptions = z.object({
  priority: z.enum(["interactive", "normal", "background"]),
  delayMs: z.int().min(0).default(0),
  dedupe: z.literal("keep-last-while-active").optional(),
  traceparent: z.string().optional(),
});

/** Puts a job into the queue, unless one of its id is known or, deduplicated, another covers it. */
export async function addJob(bull: BullQueue, job: NewJob, options: AddOptions): Promise<Added> {
  const { id: given, ...wanted } = NewJob.parse(job);
  const id = given ?? randomUUID();
  const { priority, delayMs, dedupe, traceparent } = AddedOptions.parse(options);
  const envelope = { ...wanted, ...(traceparent !== undefined && { traceparent }) };
  const jobId = storedId(id);
  const level = priorities[priority];
  const before = Object.values(priorities).filter((other) => other <= level);

  // Asked first, because on PostgreSQL (BullMQ 6.7) adding a finished id again would make it the one
  // that covers its thread, and no other job of that thread would be added for a day.
  const [known, waiting] = await Promise.all([
    given === undefined ? "unknown" : bull.getJobState(jobId),
    bull.getCountsPerPriority([...before]),
  ]);
  const covered = async (by: string) => ({ added: false, ahead: await countAhead(bull, by) });
  if (known !== "unknown") return covered(id);
  const ahead = Object.values(waiting).reduce((sum, count) => sum + count, 0);

  const single = dedupe !== undefined || envelope.kind === "thread";
  const add = () =>
    bull.add(envelope.kind, envelope, {
      jobId,
      priority: level,
      delay: delayMs,
      attempts: 3,
      backoff: { type: "exponential", delay: 2_000, jitter: 0.5 },
      stackTraceLimit: 1,
      // Removing while others finish can deadlock on PostgreSQL (BullMQ 6.7); `cleanJobs` removes.
      removeOnComplete: false,
      removeOnFail: false,
      ...(single && {
        deduplication: { id: `${envelope.kind}/${envelope.thread}`, keepLastIfActive: true },
      }),
    });
  const stored = await add();
  const runs = stored.id === jobId || (await runsLater(bull, stored.id ?? "", add));
  return runs ? { added: true, ahead } : covered(readStoredId(stored.id));
}

async function countAhead(bull: BullQueue, id: string): Promise<number> {
  const place = await findPlace(bull, id);
  return place.state === "waiting" ? place.ahead : 0;
}

/** Whether a job that another one covered will have a run of its own. */
async function runsLater(bull: BullQueue, winnerId: string, add: () => Promise<unknown>) {
  const winner = await bull.getJob(winnerId);
  const state = await winner?.getState();
  switch (state) {
    case "active":
      return true;
    case "completed":
    case "failed":
      // Usually it ended just now, and the kept one took its place; if not, it covers nothing any more.
      if (await winner?.removeDeduplicationKey()) await add();
      return true;
    case "unknown":
    case undefined:
      // It was cancelled in this moment, and what it covered with it; this was not meant.
      await add();
      return true;
    default:
      return false;
  }
}
