import { afterAll, describe, expect, it } from "vitest";
import { buildJob } from "./testing/build-job.ts";
import { createRecorder } from "./testing/create-recorder.ts";
import { eventually } from "./testing/eventually.ts";
import { offeredBackends } from "./testing/offered-backends.ts";
import { startWorkerProcess, type WorkerProcess } from "./testing/start-worker-process.ts";
import { newName, useBackend } from "./testing/use-backend.ts";

const normal = { priority: "normal" } as const;

for (const offered of offeredBackends) {
  // One process alone may open an embedded database; `restart.flow.ts` is about that.
  if (offered.name === "embedded") continue;
  const missing = offered.missing === undefined ? "" : ` (skipped: ${offered.missing})`;
  describe
    .skipIf(offered.missing !== undefined)
    .concurrent(`processes on ${offered.name}${missing}`, () => {
      const used = useBackend(offered);
      const processes: WorkerProcess[] = [];
      afterAll(async () => {
        await Promise.all(processes.map((started) => started.kill()));
      });
      const startProcess = (name: string): WorkerProcess => {
        const started = startWorkerProcess({ address: used.address, name });
        processes.push(started);
        return started;
      };

      it("stops a run in another process at once", async (test) => {
        const name = newName();
        const queue = await used.openQueue(test, name);
        const worker = startProcess(name);
        await queue.add(buildJob("long"), normal);
        await worker.hears({ event: "started", id: "long" });

        const before = performance.now();
        expect(await queue.cancel("long", "not needed any more")).toBe("signalled");
        await worker.hears({ event: "stopped", id: "long", by: "cancel" });

        expect(performance.now() - before).toBeLessThan(5_000);
        await eventually(() => queue.place("long")).toEqual({ state: "failed" });
      });

      it("goes on in another process when one is told to end", async (test) => {
        const name = newName();
        const queue = await used.openQueue(test, name);
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

      it("runs a thread once at a time, whatever process adds and whatever process runs", async (test) => {
        const name = newName();
        const [one, two] = [await used.openQueue(test, name), await used.openQueue(test, name)];
        const recorder = createRecorder(() => new Promise((resolve) => setTimeout(resolve, 5)));
        for (const queue of [one, two]) queue.work({ concurrency: 5, handle: recorder.handle });
        const said = Array.from({ length: 40 }, (_, n) => `ev-${n}`);

        await Promise.all(
          said.map((id, n) =>
            (n % 2 === 0 ? one : two).add(buildJob(id, { kind: "thread", thread: "T1" }), normal),
          ),
        );
        await eventually(() => one.counts()).toMatchObject({ waiting: 0, running: 0, delayed: 0 });

        expect(recorder.most()).toBe(1);
        expect(recorder.started.length).toBeGreaterThan(0);
      });
    });
}
