import type { Logger } from "@lynceus/telemetry";
import { DelayedError } from "bullmq";
import type { BullJob } from "../backend/backend.ts";
import { Stopped } from "../errors.ts";
import type { Cancellations } from "../open-cancellations.ts";
import type { WorkOptions } from "../queue.ts";
import type { QuietLog } from "../quiet-log.ts";
import { readStoredId } from "../stored-id.ts";
import { failJob } from "./fail-job.ts";
import { holdLeases } from "./hold-leases.ts";
import { readJob } from "./read-job.ts";
import { countInterruptions, nextTurn } from "./runs-so-far.ts";
import { settle } from "./settle.ts";

/** How long a run may take to end after its signal is aborted. */
export const settleMs = 5_000;

export interface RunContext extends Pick<WorkOptions, "handle" | "limits"> {
  readonly cancellations: Cancellations;
  readonly logger: Logger;
  readonly quiet: QuietLog;
}

/**
 * One run of a job, and the decision what becomes of the job: resolves when it is done, throws
 * `DelayedError` when it was put back, and anything else when it failed.
 */
export async function runJob(
  bull: BullJob,
  token: string,
  signal: AbortSignal,
  context: RunContext,
): Promise<void> {
  const putBack = async (ms: number): Promise<never> => {
    await bull.moveToDelayed(Date.now() + Math.round(ms), token);
    throw new DelayedError();
  };
  const stopped = () => (signal.reason instanceof Stopped ? signal.reason.by : undefined);

  const cancelled = context.cancellations.recent(readStoredId(bull.id));
  if (cancelled !== undefined) throw failJob(new Stopped("cancel", cancelled));

  let job: ReturnType<typeof readJob>;
  try {
    job = readJob(bull);
  } catch (error) {
    throw failJob(error);
  }

  const held = await holdLeases(context.limits, job, context.quiet);
  if (held === undefined) return putBack(nextTurn(bull));

  const interruptions = countInterruptions(bull);
  try {
    const run = { signal, attempt: bull.attemptsMade + 1, attempts: bull.opts.attempts ?? 1 };
    await settle(context.handle(job, run), signal, settleMs);
  } catch (error) {
    switch (stopped()) {
      case "lost-lock":
        throw new DelayedError();
      case "shutdown":
        await bull.updateData({ ...bull.data, drains: (bull.data.drains ?? 0) + 1 });
        return await putBack(1_000);
      case "cancel":
        throw failJob(signal.reason);
      case undefined:
        throw failJob(error);
    }
  } finally {
    // A lost lock's leases belong to the run that has the job now.
    if (stopped() !== "lost-lock") await held.release();
  }
  if (stopped() === "lost-lock") throw new DelayedError();

  if (bull.deduplicationId === undefined || interruptions === (bull.data.settled ?? 0)) return;
  await bull.updateData({ ...bull.data, settled: interruptions });
  await putBack(0);
}
