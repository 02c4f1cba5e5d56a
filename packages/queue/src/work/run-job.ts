import { DelayedError } from "bullmq";
import type { BullJob } from "../backend/backend.ts";
import { Stopped } from "../errors.ts";
import type { Cancellations } from "../open-cancellations.ts";
import type { WorkOptions } from "../queue.ts";
import type { QuietLog } from "../quiet-log.ts";
import { failJob } from "./fail-job.ts";
import { holdLeases } from "./hold-leases.ts";
import { readJob } from "./read-job.ts";
import { countInterruptions, nextTurn } from "./runs-so-far.ts";
import { settle } from "./settle.ts";
import { traceRun } from "./trace-run.ts";

/** How long a run may take to end after its signal is aborted. */
export const settleMs = 5_000;

export interface RunContext extends Pick<WorkOptions, "handle" | "limits"> {
  readonly cancellations: Cancellations;
  readonly quiet: QuietLog;
}

/**
 * One run of a job, and the decision what becomes of the job: resolves when it is done, throws
 * `DelayedError` when it was put back or is another's, and anything else when it failed.
 */
export async function runJob(
  bull: BullJob,
  token: string,
  signal: AbortSignal,
  context: RunContext,
): Promise<void> {
  const putBack = async (ms: number): Promise<never> => {
    await bull.moveToDelayed(Date.now() + ms, token);
    throw new DelayedError();
  };
  const stoppedBy = () => (signal.reason instanceof Stopped ? signal.reason.by : undefined);

  try {
    await runOnce(bull, signal, context);
  } catch (error) {
    if (error instanceof OverLimit) return putBack(nextTurn(bull));
    switch (stoppedBy()) {
      case "lost-lock":
        throw new DelayedError();
      case "shutdown":
        await bull.updateData({ ...bull.data, drains: (bull.data.drains ?? 0) + 1 });
        return putBack(1_000);
      case "cancel":
        throw failJob(signal.reason);
      case undefined:
        throw failJob(error);
    }
  }
  if (stoppedBy() === "lost-lock") throw new DelayedError();

  // What came in while a run was cut short was covered by this job, and may have missed this run.
  const interruptions = countInterruptions(bull);
  if (bull.deduplicationId === undefined || interruptions === (bull.data.settled ?? 0)) return;
  await bull.updateData({ ...bull.data, settled: interruptions });
  await putBack(0);
}

async function runOnce(bull: BullJob, signal: AbortSignal, context: RunContext): Promise<void> {
  const job = readJob(bull);
  const cancelled = context.cancellations.recent(job.id);
  if (cancelled !== undefined) throw new Stopped("cancel", cancelled);

  const leases = await holdLeases(context.limits, job, context.quiet);
  if (leases === undefined) throw new OverLimit();
  try {
    const run = { signal, attempt: bull.attemptsMade + 1, attempts: bull.opts.attempts ?? 1 };
    await settle(
      traceRun(bull, () => context.handle(job, run)),
      signal,
      settleMs,
    );
  } finally {
    const lost = signal.reason instanceof Stopped && signal.reason.by === "lost-lock";
    // Then they are the leases of the run that has the job now.
    if (lost) leases.abandon();
    else await leases.release();
  }
}

class OverLimit extends Error {}
