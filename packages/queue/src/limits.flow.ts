import { describe, expect, it } from "vitest";
import { buildJob } from "./testing/build-job.ts";
import { createMemoryLeases } from "./testing/create-memory-leases.ts";
import { createGate, createRecorder } from "./testing/create-recorder.ts";
import { eventually } from "./testing/eventually.ts";
import { offeredBackends } from "./testing/offered-backends.ts";
import { useBackend } from "./testing/use-backend.ts";

const normal = { priority: "normal" } as const;

for (const offered of offeredBackends) {
  const missing = offered.missing === undefined ? "" : ` (skipped: ${offered.missing})`;
  describe
    .skipIf(offered.missing !== undefined)
    .concurrent(`limits on ${offered.name}${missing}`, () => {
      const { openQueue } = useBackend(offered);

      it("keeps a team within its limit, lets others pass, and uses up no attempt", async (test) => {
        const queue = await openQueue(test);
        const leases = createMemoryLeases();
        const gate = createGate();
        const busy = createRecorder(() => gate.opened);
        const other = createRecorder();
        const ids = ["a1", "a2", "a3", "a4", "a5"];
        for (const id of ids) await queue.add(buildJob(id, { team: "busy" }), normal);
        await queue.add(buildJob("b1", { team: "other" }), normal);

        queue.work({
          concurrency: 10,
          limits: { leases, perTeam: 2, perInstance: 99 },
          handle: (job, run) => (job.team === "busy" ? busy : other).handle(job, run),
        });
        await other.hasEnded(1);
        await eventually(() => queue.counts()).toMatchObject({
          running: 2,
          delayed: 3,
          waiting: 0,
        });
        expect(busy.started).toHaveLength(2);
        gate.open();

        await eventually(() => queue.counts()).toMatchObject({ done: 6 });
        expect(busy.most()).toBe(2);
        expect(busy.started.toSorted()).toEqual(ids);
        expect(await leases.acquire("team:busy", "x", 1, 1_000)).toBe(true);
      });

      it("keeps an instance within its limit over all teams", async (test) => {
        const queue = await openQueue(test);
        const recorder = createRecorder(() => new Promise((resolve) => setTimeout(resolve, 30)));
        for (const team of ["t1", "t2", "t3"]) {
          await queue.add(buildJob(`${team}-job`, { team, instance: "prod-eu" }), normal);
        }

        queue.work({
          concurrency: 10,
          limits: { leases: createMemoryLeases(), perTeam: 99, perInstance: 1 },
          handle: recorder.handle,
        });

        await eventually(() => queue.counts()).toMatchObject({ done: 3 });
        expect(recorder.most()).toBe(1);
      });
    });
}
