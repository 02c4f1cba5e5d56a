import { inSpan, measureSince, readTrace, semconv } from "@lynceus/telemetry";
import type { BullJob } from "../backend/backend.ts";

/** Runs a job in the trace of whoever added it first, and measures it. */
export function traceRun(bull: BullJob, run: () => Promise<void>): Promise<void> {
  const { queueName: queue, name: kind } = bull;
  const began = performance.now();
  const measured = (outcome: "done" | "again") =>
    measureSince("lynceus.queue.job.duration", began, { queue, kind, outcome });
  const attributes = {
    [semconv.messagingSystem]: "bullmq",
    [semconv.messagingDestination]: queue,
    [semconv.messagingOperation]: "process",
  };
  const parent = { carried: readTrace(bull.data) };
  return inSpan(`process ${queue}`, { kind: "consumer", attributes, parent }, async () => {
    try {
      await run();
      measured("done");
    } catch (error) {
      measured("again");
      throw error;
    }
  });
}
