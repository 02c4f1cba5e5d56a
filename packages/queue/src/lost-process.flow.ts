import { describe, expect, it } from "vitest";
import { buildJob } from "./testing/build-job.ts";
import { createRecorder, untilStopped } from "./testing/create-recorder.ts";
import { eventually } from "./testing/eventually.ts";
import { offeredBackends } from "./testing/offered-backends.ts";
import { startWorkerProcess } from "./testing/start-worker-process.ts";
import { newName, useBackend } from "./testing/use-backend.ts";

const normal = { priority: "normal" } as const;

// With the times that are shipped: a lock of 30 s, looked after every 10 s. So all at once.
for (const offered of offeredBackends) {
  // One process alone may open an embedded database; `restart.flow.ts` is about that.
  if (offered.name === "embedded") continue;
  const missing = offered.missing === undefined ? "" : ` (skipped: ${offered.missing})`;
  describe
    .skipIf(offered.missing !== undefined)
    .concurrent(`a lost process on ${offered.name}${missing}`, () => {
      const used = useBackend(offered);

      it("does the job of a process that was killed, once, within a minute", async (test) => {
        const name = newName();
        const queue = await used.openQueue(test, name);
        const victim = startWorkerProcess({ address: used.address, name });
        await queue.add(buildJob("long"), normal);
        await victim.hears({ event: "started", id: "long" });
        await victim.kill();
        const killedAt = Date.now();

        const recorder = createRecorder();
        queue.work({ concurrency: 1, handle: recorder.handle });

        await eventually(() => queue.place("long"), 90_000).toEqual({ state: "done" });
        expect(Date.now() - killedAt).toBeLessThan(90_000);
        expect(recorder.started).toEqual(["long"]);
      }, 90_000);

      it("stops a run whose lock was lost, and leaves the job to the others", async (test) => {
        const name = newName();
        const queue = await used.openQueue(test, name);
        const recorder = createRecorder((_job, run) => untilStopped(run));
        const givenUp: string[] = [];
        queue.work({
          concurrency: 1,
          handle: recorder.handle,
          onGivenUp: async ({ id }) => void givenUp.push(id),
        });
        await queue.add(buildJob("long"), normal);
        await recorder.hasStarted(1);

        await used.loseLock(name, "long");

        await eventually(() => recorder.ended, 40_000).toEqual(["long"]);
        expect(await queue.place("long")).toEqual({ state: "running" });
        expect(givenUp).toEqual([]);
      }, 120_000);
    });
}
