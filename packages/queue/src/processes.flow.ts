import { describe, expect, it, onTestFinished } from "vitest";
import { buildJob } from "./testing/build-job.ts";
import { createRecorder, untilStopped } from "./testing/create-recorder.ts";
import { offeredBackends } from "./testing/offered-backends.ts";
import { startWorkerProcess, type WorkerProcess } from "./testing/start-worker-process.ts";
import { newName, useBackend } from "./testing/use-backend.ts";

const normal = { priority: "normal" } as const;

for (const offered of offeredBackends) {
  // One process alone may open an embedded database; `restart.flow.ts` is about that.
  if (offered.name === "embedded") continue;
  const missing = offered.missing === undefined ? "" : ` (skipped: ${offered.missing})`;
  describe.skipIf(offered.missing !== undefined)(`processes on ${offered.name}${missing}`, () => {
    const used = useBackend(offered);
    const startProcess = (name: string): WorkerProcess => {
      const started = startWorkerProcess({ address: used.address, name });
      onTestFinished(() => started.kill());
      return started;
    };

    it("does the job of a process that was killed, once, within a minute", async () => {
      const name = newName();
      const queue = await used.openQueue(name);
      const victim = startProcess(name);
      await queue.add(buildJob("long"), normal);
      await victim.hears({ event: "started", id: "long" });
      await victim.kill();
      const killedAt = Date.now();

      const recorder = createRecorder();
      queue.work({ concurrency: 1, handle: recorder.handle });

      const done = { timeout: 60_000, interval: 100 };
      await expect.poll(() => queue.place("long"), done).toEqual({ state: "done" });
      expect(Date.now() - killedAt).toBeLessThan(60_000);
      expect(recorder.started).toEqual(["long"]);
    }, 90_000);

    it("stops a run in another process within a second", async () => {
      const name = newName();
      const queue = await used.openQueue(name);
      const worker = startProcess(name);
      await queue.add(buildJob("long"), normal);
      await worker.hears({ event: "started", id: "long" });

      const before = performance.now();
      expect(await queue.cancel("long", "not needed any more")).toBe("signalled");
      await worker.hears({ event: "stopped", id: "long", by: "cancel" });

      expect(performance.now() - before).toBeLessThan(1_000);
      await expect.poll(() => queue.place("long")).toEqual({ state: "failed" });
    });

    it("goes on in another process when one is told to end", async () => {
      const name = newName();
      const queue = await used.openQueue(name);
      const leaving = startProcess(name);
      await queue.add(buildJob("long"), normal);
      await leaving.hears({ event: "started", id: "long", attempt: 1 });
      const staying = startProcess(name);
      await staying.hears({ event: "ready" });

      leaving.drain(50);

      await leaving.hears({ event: "stopped", id: "long", by: "shutdown" });
      await leaving.hears({ event: "drained" });
      await staying.hears({ event: "started", id: "long", attempt: 1 });
    });

    it("runs a thread once at a time, whatever process adds and whatever process runs", async () => {
      const name = newName();
      const [one, two] = [await used.openQueue(name), await used.openQueue(name)];
      const recorder = createRecorder(() => new Promise((resolve) => setTimeout(resolve, 5)));
      for (const queue of [one, two]) queue.work({ concurrency: 5, handle: recorder.handle });
      const said = Array.from({ length: 40 }, (_, n) => `ev-${n}`);

      await Promise.all(
        said.map((id, n) =>
          (n % 2 === 0 ? one : two).add(buildJob(id, { kind: "thread", thread: "T1" }), normal),
        ),
      );
      await expect.poll(() => one.counts()).toMatchObject({ waiting: 0, running: 0, delayed: 0 });

      expect(recorder.most()).toBe(1);
      expect(recorder.started.length).toBeGreaterThan(0);
    });

    it("stops a run whose lock was lost, and leaves the job to the others", async () => {
      const name = newName();
      const queue = await used.openQueue(name);
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

      await expect.poll(() => recorder.ended, { timeout: 40_000 }).toEqual(["long"]);
      expect(await queue.place("long")).toEqual({ state: "running" });
      expect(givenUp).toEqual([]);
    }, 60_000);
  });
}
