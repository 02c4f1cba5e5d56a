import { Queue as StoredQueue } from "bullmq";
import { z } from "zod";
import { addJob } from "./add-job.ts";
import { type BullQueue, prefix } from "./backend/backend.ts";
import { openBackend } from "./backend/open-backend.ts";
import { cancelJob } from "./cancel-job.ts";
import { cleanJobs } from "./clean-jobs.ts";
import { countJobs } from "./count-jobs.ts";
import { answerMs, createAsk } from "./create-ask.ts";
import { findPlace } from "./find-place.ts";
import { openCancellations } from "./open-cancellations.ts";
import type { Queue, QueueOptions, Worker } from "./queue.ts";
import { createQuietLog } from "./quiet-log.ts";
import { traceAdd } from "./trace-add.ts";
import { within } from "./within.ts";
import { startWorker } from "./work/start-worker.ts";

const openMs = 15_000;
const hourMs = 3_600_000;
const Name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "lower-case letters, digits and hyphens");

/**
 * Opens the queue on Redis or Valkey, PostgreSQL, or PGlite in this process; they behave alike.
 * Rejects with an `ExpectedError` when the server cannot be reached or would lose jobs.
 */
export async function openQueue(options: QueueOptions): Promise<Queue> {
  const { logger, clock = Date.now } = options;
  const name = Name.parse(options.name ?? "lynceus");
  const quiet = createQuietLog(logger, clock);
  const backend = await openBackend(options.backend);
  const ask = createAsk(backend);

  const bull: BullQueue = new StoredQueue(
    name,
    { connection: backend.producer, prefix, streams: { events: { maxLen: 1_000 } } },
    backend.factory as never,
  );
  bull.on("error", (error) => quiet("queue connection failed", error));
  const cancellations = openCancellations({ name, backend, quiet, clock });
  const workers: Worker[] = [];
  let cleaning: NodeJS.Timeout | undefined;

  const clean = (olderThanMs: number) => cleanJobs(bull, ask, olderThanMs);
  const leave = (leaving: Promise<void>) =>
    within(answerMs, leaving).catch((error) => quiet("queue not left in order", error));
  const close = async () => {
    clearInterval(cleaning);
    await Promise.all(workers.map((worker) => worker.drain(0)));
    await Promise.all([leave(cancellations.close()), leave(bull.close())]);
    backend.close();
  };

  try {
    await ask(async () => {
      await bull.waitUntilReady();
      await cancellations.join();
      const recovered = await backend.recover(name);
      if (recovered > 0) logger.info({ jobs: recovered }, "jobs of the former process start again");
    }, openMs);
  } catch (error) {
    await close();
    throw error;
  }
  cleaning = setInterval(() => {
    clean(24 * hourMs).catch((error) => quiet("queue clean-up failed", error));
  }, hourMs).unref();

  return {
    add: (job, addOptions) =>
      traceAdd(name, (carried) => ask(() => addJob(bull, job, { ...addOptions, ...carried }))),
    cancel: (id, reason) => ask(() => cancelJob(bull, cancellations, id, reason)),
    place: (id) => ask(() => findPlace(bull, id)),
    counts: () => ask(() => countJobs(bull)),
    clean,
    work: (workOptions) => {
      const worker = startWorker({ ...workOptions, name, backend, cancellations, logger, quiet });
      workers.push(worker);
      return worker;
    },
    close,
  };
}
