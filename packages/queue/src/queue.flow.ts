import { ExpectedError } from "@lynceus/contract";
import { describe, expect, it } from "vitest";
import { Unretryable } from "./index.ts";
import { buildJob } from "./testing/build-job.ts";
import { createGate, createRecorder, untilStopped } from "./testing/create-recorder.ts";
import { eventually } from "./testing/eventually.ts";
import { offeredBackends } from "./testing/offered-backends.ts";
import { useBackend } from "./testing/use-backend.ts";

const normal = { priority: "normal" } as const;
const place = (state: string) => ({ state });

for (const offered of offeredBackends) {
  const missing = offered.missing === undefined ? "" : ` (skipped: ${offered.missing})`;
  describe.skipIf(offered.missing !== undefined).concurrent(`on ${offered.name}${missing}`, () => {
    const { openQueue } = useBackend(offered);

    it("runs what a person waits for first, then in the order of arrival", async (test) => {
      const queue = await openQueue(test);
      const late = await queue.add(buildJob("late"), { priority: "background" });
      const one = await queue.add(buildJob("one"), normal);
      const two = await queue.add(buildJob("two"), normal);
      const now = await queue.add(buildJob("now"), { priority: "interactive" });

      expect([late, one, two, now].map(({ ahead }) => ahead)).toEqual([0, 0, 1, 0]);
      expect(await queue.place("now")).toEqual({ state: "waiting", ahead: 0 });
      expect(await queue.place("two")).toEqual({ state: "waiting", ahead: 2 });
      expect(await queue.place("late")).toEqual({ state: "waiting", ahead: 3 });
      const recorder = createRecorder();
      queue.work({ concurrency: 1, handle: recorder.handle });
      await recorder.hasEnded(4);
      expect(recorder.started).toEqual(["now", "one", "two", "late"]);
    });

    it("knows where a job is, and forgets it when it is cleaned", async (test) => {
      const queue = await openQueue(test);
      const gate = createGate();
      const recorder = createRecorder(() => gate.opened);
      await queue.add(buildJob("running"), normal);
      queue.work({ concurrency: 1, handle: recorder.handle });
      await recorder.hasStarted(1);
      await queue.add(buildJob("waiting"), normal);
      await queue.add(buildJob("delayed"), { ...normal, delayMs: 60_000 });

      expect(await queue.place("running")).toEqual(place("running"));
      expect(await queue.place("delayed")).toEqual(place("delayed"));
      expect(await queue.place("never")).toEqual(place("unknown"));
      expect(await queue.counts()).toEqual({
        waiting: 1,
        delayed: 1,
        running: 1,
        done: 0,
        failed: 0,
      });

      gate.open();
      await eventually(() => queue.place("waiting")).toEqual(place("done"));
      await queue.clean(60_000);
      expect(await queue.place("waiting")).toEqual(place("done"));
      await queue.clean(0);
      expect(await queue.place("waiting")).toEqual(place("unknown"));
      expect(await queue.counts()).toMatchObject({ delayed: 1, done: 0 });
    });

    it("does not start a job before its time", async (test) => {
      const queue = await openQueue(test);
      const recorder = createRecorder();
      queue.work({ concurrency: 1, handle: recorder.handle });
      const before = Date.now();
      await queue.add(buildJob("later"), { ...normal, delayMs: 400 });

      await recorder.hasStarted(1);

      expect(Date.now() - before).toBeGreaterThanOrEqual(400);
      expect(Date.now() - before).toBeLessThan(15_000);
    });

    it("adds an id once, waiting or done", async (test) => {
      const queue = await openQueue(test);
      const recorder = createRecorder();
      const first = await queue.add(buildJob("ev-1", { data: { n: 1 } }), normal);
      const again = await queue.add(buildJob("ev-1", { data: { n: 2 } }), normal);
      expect([first.added, again.added]).toEqual([true, false]);

      queue.work({ concurrency: 1, handle: recorder.handle });
      await eventually(() => queue.place("ev-1")).toEqual(place("done"));
      expect(await queue.add(buildJob("ev-1"), normal)).toMatchObject({ added: false });
      expect(recorder.jobs.map(({ data }) => data)).toEqual([{ n: 1 }]);
    });

    it("tries a failure three times, an expected one once, and says what it gave up", async (test) => {
      const queue = await openQueue(test);
      const recorder = createRecorder(({ id }) => {
        if (id === "expected") throw new ExpectedError("There is no such application.");
        if (id === "pointless") throw new Unretryable("not again");
        throw new Error("the model is down");
      });
      const givenUp: string[] = [];
      for (const id of ["bug", "expected", "pointless"]) await queue.add(buildJob(id), normal);

      queue.work({
        concurrency: 3,
        handle: recorder.handle,
        onGivenUp: async (job, error) => void givenUp.push(`${job.id}: ${error.message}`),
      });

      await eventually(() => givenUp.length).toBe(3);
      expect(recorder.started).toEqual(["bug", "expected", "pointless", "bug#2", "bug#3"]);
      expect(givenUp.toSorted()).toEqual([
        "bug: the model is down",
        "expected: There is no such application.",
        "pointless: not again",
      ]);
      expect(await queue.counts()).toMatchObject({ failed: 3, waiting: 0, delayed: 0 });
    });

    it("takes any text in jobs and errors, and mistakes none for a signal", async (test) => {
      const queue = await openQueue(test);
      const texts = [
        "a\0b",
        "half a pair \ud800",
        "bullmq:rateLimitExceeded",
        "'; drop table job; --",
      ];
      const recorder = createRecorder(({ id, data }) => {
        if (id.startsWith("failing")) throw new Unretryable(String(data.text));
      });
      for (const [n, text] of texts.entries()) {
        await queue.add(
          buildJob(`fine-${n}`, { thread: text, team: text, data: { text } }),
          normal,
        );
        await queue.add(buildJob(`failing-${n}`, { thread: text, data: { text } }), normal);
      }

      queue.work({
        concurrency: 2,
        handle: async (job, run) => {
          await recorder.handle(job, run);
          if (job.id === "fine-0") throw new Error("\0 \udc00 bullmq:rateLimitExceeded");
        },
      });

      await eventually(() => queue.counts()).toMatchObject({ done: 3, failed: 4, delayed: 1 });
      expect(recorder.jobs.find(({ id }) => id === "fine-0")).toMatchObject({
        thread: "ab",
        team: "ab",
        data: { text: "ab" },
      });
      expect(recorder.jobs.find(({ id }) => id === "fine-1")?.data.text).toBe("half a pair \ufffd");
    });

    it("removes a cancelled job that waits, and stops one that runs for good", async (test) => {
      const queue = await openQueue(test);
      const recorder = createRecorder((_job, run) => untilStopped(run));
      const givenUp: string[] = [];
      await queue.add(buildJob("running"), normal);
      await queue.add(buildJob("waiting"), { ...normal, delayMs: 60_000 });
      queue.work({
        concurrency: 2,
        handle: recorder.handle,
        onGivenUp: async (job) => void givenUp.push(job.id),
      });
      await recorder.hasStarted(1);

      expect(await queue.cancel("waiting", "not needed")).toBe("removed");
      expect(await queue.cancel("running", "not \0 needed")).toBe("signalled");
      await eventually(() => queue.place("running")).toEqual(place("failed"));
      expect(await queue.cancel("running", "again")).toBe("finished");
      expect(await queue.cancel("never", "who")).toBe("unknown");
      expect(recorder.started).toEqual(["running"]);
      expect(await queue.place("waiting")).toEqual(place("unknown"));
      expect(givenUp).toEqual([]);
    });

    it("lets a run end while it drains, and takes no more", async (test) => {
      const queue = await openQueue(test);
      const gate = createGate();
      const recorder = createRecorder(() => gate.opened);
      for (const id of ["running", "waiting"]) await queue.add(buildJob(id), normal);
      const worker = queue.work({ concurrency: 1, handle: recorder.handle });
      await recorder.hasStarted(1);

      const drained = worker.drain(10_000);
      gate.open();
      await drained;

      expect(recorder.ended).toEqual(["running"]);
      expect(await queue.place("running")).toEqual(place("done"));
      expect(await queue.place("waiting")).toEqual({ state: "waiting", ahead: 0 });
    });

    it("hands a run over when the time to drain is up, without using an attempt", async (test) => {
      const queue = await openQueue(test);
      const first = createRecorder((_job, run) => untilStopped(run));
      const then = createRecorder();
      await queue.add(buildJob("long"), normal);
      const worker = queue.work({ concurrency: 1, handle: first.handle });
      await first.hasStarted(1);
      await worker.drain(10);

      queue.work({ concurrency: 1, handle: then.handle });

      await eventually(() => queue.place("long")).toEqual(place("done"));
      expect([...first.started, ...then.started]).toEqual(["long", "long"]);
    });
  });
}
