import { setTimeout as delay } from "node:timers/promises";
import type { Logger } from "@lynceus/telemetry";
import { type Backend, type BullJob, prefix } from "../backend/backend.ts";
import { CancelledError, Stopped } from "../errors.ts";
import type { Cancellations } from "../open-cancellations.ts";
import type { Worker, WorkOptions } from "../queue.ts";
import type { QuietLog } from "../quiet-log.ts";
import { readStoredId, storedId } from "../stored-id.ts";
import { PausingWorker } from "./pausing-worker.ts";
import { readJob } from "./read-job.ts";
import { runJob, settleMs } from "./run-job.ts";

export interface WorkerContext extends WorkOptions {
  readonly name: string;
  readonly backend: Backend;
  readonly cancellations: Cancellations;
  readonly logger: Logger;
  readonly quiet: QuietLog;
}

/** Starts taking jobs. What is known about a run outside it (cancelled, lock lost) ends up in its signal. */
export function startWorker(context: WorkerContext): Worker {
  const { name, backend, cancellations, logger, quiet } = context;
  const bull = new PausingWorker(
    name,
    // Three parameters, because BullMQ looks at their number before it hands out a signal.
    (job, token, signal) => runJob(job, token ?? "", signal ?? AbortSignal.abort(), context),
    {
      connection: backend.consumer,
      prefix,
      concurrency: context.concurrency,
      lockDuration: 30_000,
      stalledInterval: 10_000,
      maxStalledCount: 10,
      runRetryDelay: 1_000,
    },
    backend.factory as never,
  );

  const stop = (storedJobId: string, reason: Stopped) =>
    void bull.cancelJob(storedJobId, reason as never);
  cancellations.listen(({ id, reason }) => stop(storedId(id), new Stopped("cancel", reason)));
  bull.on("lockRenewalFailed", (ids) => {
    for (const id of ids) stop(id, new Stopped("lost-lock", "another process may be running this"));
  });
  bull.on("error", (error) => quiet("queue worker failed", error));
  bull.on("stalled", (id) =>
    logger.warn({ job: readStoredId(id) }, "job starts again: its process is gone"),
  );

  const telling = new Set<Promise<void>>();
  bull.on("failed", (job, error) => {
    if (job?.finishedOn === undefined || error instanceof CancelledError) return;
    logger.error({ job: readStoredId(job.id), reason: error.message }, "job failed for good");
    const told = tellGivenUp(context, job, error).finally(() => telling.delete(told));
    telling.add(told);
  });

  let drained: Promise<void> | undefined;
  const drain = async (graceMs: number) => {
    const closed = bull.close().then(() => Promise.all(telling));
    await Promise.race([closed, delay(graceMs, undefined, { ref: false })]);
    bull.cancelAllJobs(new Stopped("shutdown", "this process ends") as never);
    // Longer than a run may take to heed its signal; what is left starts again when its lock expires.
    const late = delay(settleMs + 2_000, "late", { ref: false });
    if ((await Promise.race([closed, late])) === "late") {
      logger.warn({}, "queue worker could not put back its jobs");
    }
  };
  return {
    drain: (graceMs) => {
      drained ??= drain(graceMs);
      return drained;
    },
  };
}

async function tellGivenUp(context: WorkerContext, job: BullJob, error: Error): Promise<void> {
  try {
    const cause = error.cause instanceof Error ? error.cause : error;
    await context.onGivenUp?.(readJob(job), cause);
  } catch (failure) {
    context.quiet("job failed, and saying so failed too", failure);
  }
}
