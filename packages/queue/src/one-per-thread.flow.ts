import { Queue as StoredQueue } from "bullmq";
import { describe, expect, it } from "vitest";
import { prefix } from "./backend/backend.ts";
import { openBackend } from "./backend/open-backend.ts";
import type { Job } from "./job.ts";
import { storedId } from "./stored-id.ts";
import { buildJob } from "./testing/build-job.ts";
import { createGate, createRecorder, untilStopped } from "./testing/create-recorder.ts";
import { eventually } from "./testing/eventually.ts";
import { offeredBackends } from "./testing/offered-backends.ts";
import { newName, useBackend } from "./testing/use-backend.ts";

const normal = { priority: "normal" } as const;
const say = (id: string, parts: Partial<Job> = {}) =>
  buildJob(id, { kind: "thread", thread: "T1:C1:171.5", ...parts });

for (const offered of offeredBackends) {
  const missing = offered.missing === undefined ? "" : ` (skipped: ${offered.missing})`;
  describe
    .skipIf(offered.missing !== undefined)
    .concurrent(`one per thread on ${offered.name}${missing}`, () => {
      const used = useBackend(offered);

      it("covers messages that come before the run by one, and those during it by one more", async (test) => {
        const queue = await used.openQueue(test);
        const gate = createGate();
        const recorder = createRecorder(({ id }) => (id === "ev-1" ? gate.opened : undefined));
        const before = [await queue.add(say("ev-1"), normal), await queue.add(say("ev-2"), normal)];
        queue.work({ concurrency: 5, handle: recorder.handle });
        await recorder.hasStarted(1);
        const during = [
          await queue.add(say("ev-3"), normal),
          await queue.add(say("ev-4", { data: { last: true } }), normal),
        ];
        await queue.add(say("other", { thread: "T1:C1:999.9" }), normal);
        await eventually(() => recorder.ended).toEqual(["other"]);

        gate.open();

        await recorder.hasEnded(3);
        expect([...before, ...during].map(({ added }) => added)).toEqual([true, false, true, true]);
        expect(recorder.ended).toEqual(["other", "ev-1", "ev-4"]);
        expect(recorder.jobs.at(-1)).toMatchObject({
          id: "ev-4",
          kind: "thread",
          data: { last: true },
        });
        await eventually(() => queue.counts()).toMatchObject({ waiting: 0, delayed: 0, done: 3 });
      });

      it("deduplicates other kinds when asked, and apart from threads", async (test) => {
        const queue = await used.openQueue(test);
        const dedupe = { ...normal, dedupe: "keep-last-while-active" } as const;
        const added = [
          await queue.add(say("a", { kind: "watch" }), dedupe),
          await queue.add(say("b", { kind: "watch" }), dedupe),
          await queue.add(say("c", { kind: "watch" }), normal),
          await queue.add(say("d"), normal),
        ];
        expect(added.map((one) => one.added)).toEqual([true, false, true, true]);
      });

      it("retries the run that was kept like any other", async (test) => {
        const queue = await used.openQueue(test);
        const gate = createGate();
        const recorder = createRecorder(({ id }, { attempt }) => {
          if (id === "ev-1") return gate.opened;
          if (attempt === 1) throw new Error("once");
        });
        queue.work({ concurrency: 2, handle: recorder.handle });
        await queue.add(say("ev-1"), normal);
        await recorder.hasStarted(1);
        await queue.add(say("ev-2"), normal);
        gate.open();

        await eventually(() => recorder.ended).toContain("ev-2#2");
      });

      it("runs once more after a run that was cut short, for what came in between", async (test) => {
        const queue = await used.openQueue(test);
        const first = createRecorder((_job, run) => untilStopped(run));
        const then = createRecorder();
        const worker = queue.work({ concurrency: 1, handle: first.handle });
        await queue.add(say("ev-1"), normal);
        await first.hasStarted(1);
        await worker.drain(0);
        const between = await queue.add(say("ev-2"), normal);
        expect(between.added).toBe(false);

        queue.work({ concurrency: 1, handle: then.handle });

        await eventually(() => queue.place("ev-1")).toEqual({ state: "done" });
        expect(then.started).toEqual(["ev-1", "ev-1"]);
      });

      it("does not close a thread for a day when a finished id is added behind its back", async (test) => {
        const name = newName();
        const queue = await used.openQueue(test, name);
        const recorder = createRecorder();
        queue.work({ concurrency: 1, handle: recorder.handle });
        await queue.add(say("ev-1"), normal);
        await eventually(() => queue.place("ev-1")).toEqual({ state: "done" });

        const { producer, factory, close } = await openBackend(used.backend);
        const raw = new StoredQueue(name, { connection: producer, prefix }, factory as never);
        const deduplication = { id: "thread/T1:C1:171.5", keepLastIfActive: true };
        await raw.waitUntilReady();
        await raw.add("thread", {}, { jobId: storedId("ev-1"), deduplication });
        await raw.close();
        close();

        expect(await queue.add(say("ev-2"), normal)).toMatchObject({ added: true });
        await recorder.hasEnded(2);
        expect(recorder.ended).toEqual(["ev-1", "ev-2"]);
      });
    });
}
