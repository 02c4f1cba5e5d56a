import { DelayedError } from "bullmq";
import { expect, it } from "vitest";
import type { BullJob } from "../backend/backend.ts";
import { CancelledError, Stopped } from "../errors.ts";
import { buildJob } from "../testing/build-job.ts";
import { createMemoryLeases } from "../testing/create-memory-leases.ts";
import { type RunContext, runJob } from "./run-job.ts";

/** A job as BullMQ hands it out, and what was done with it. */
function handOut(parts: object = {}) {
  const { id: _id, ...data } = buildJob("x");
  const done: string[] = [];
  const job = {
    id: "job-x",
    data,
    opts: { attempts: 3 },
    attemptsMade: 0,
    attemptsStarted: 1,
    stalledCounter: 0,
    moveToDelayed: async (at: number) => void done.push(at > Date.now() + 500 ? "later" : "soon"),
    updateData: async (changed: object) => {
      done.push("updated");
      Object.assign(job.data, changed);
    },
    ...parts,
  };
  return { job: job as unknown as BullJob, done };
}

const context = (handle: RunContext["handle"], parts: Partial<RunContext> = {}): RunContext => ({
  handle,
  quiet: () => {},
  cancellations: { recent: () => undefined } as unknown as RunContext["cancellations"],
  ...parts,
});
const aborted = (by: Stopped["by"]) => AbortSignal.abort(new Stopped(by, "because"));
const never = new AbortController().signal;
const fail = async () => {
  throw new Error("stopped");
};

it("hands the job over as it was added, with its attempt", async () => {
  const { job, done } = handOut({ attemptsMade: 1 });
  let seen: unknown;
  const handle: RunContext["handle"] = async (read, { attempt }) => {
    seen = { read, attempt };
  };
  await runJob(job, "t", never, context(handle));
  expect(seen).toEqual({ read: buildJob("x"), attempt: 2 });
  expect(done).toEqual([]);
});

it("puts it back for another process when this one ends", async () => {
  const { job, done } = handOut();
  await expect(runJob(job, "t", aborted("shutdown"), context(fail))).rejects.toThrow(DelayedError);
  expect(done).toEqual(["updated", "later"]);
  expect(job.data.drains).toBe(1);
});

it("is done when the work got done in spite of the end", async () => {
  const { job, done } = handOut();
  await runJob(
    job,
    "t",
    aborted("shutdown"),
    context(async () => {}),
  );
  expect(done).toEqual([]);
});

it.each([
  ["failed", fail],
  ["got done", async () => {}],
])(
  "leaves a job alone whose lock was lost, even if it %s, and its leases too",
  async (_how, handle) => {
    const { job, done } = handOut();
    const leases = createMemoryLeases();
    const limits = { leases, perTeam: 1, perInstance: 1 };
    const run = runJob(job, "t", aborted("lost-lock"), context(handle, { limits }));
    await expect(run).rejects.toThrow(DelayedError);
    expect(done).toEqual([]);
    expect(await leases.acquire("team:checkout", "another", 1, 1_000)).toBe(false);
  },
);

it("fails a cancelled job for good, whether it runs or is about to", async () => {
  const running = runJob(handOut().job, "t", aborted("cancel"), context(fail));
  await expect(running).rejects.toThrow(CancelledError);

  let called = false;
  const cancellations = { recent: () => "enough" } as unknown as RunContext["cancellations"];
  const handle = async () => {
    called = true;
  };
  const starting = runJob(handOut().job, "t", never, context(handle, { cancellations }));
  await expect(starting).rejects.toThrow(CancelledError);
  expect(called).toBe(false);
});

it("fails what it cannot read, without another attempt", async () => {
  const { job } = handOut({ data: { kind: "unheard-of" } });
  await expect(
    runJob(
      job,
      "t",
      never,
      context(async () => {}),
    ),
  ).rejects.toMatchObject({
    name: "UnrecoverableError",
    message: expect.stringContaining("not a job of this version"),
  });
});

it("lets it wait when it is over a limit", async () => {
  const { job, done } = handOut();
  const limits = { leases: createMemoryLeases(), perTeam: 0, perInstance: 0 };
  await expect(runJob(job, "t", never, context(fail, { limits }))).rejects.toThrow(DelayedError);
  expect(done).toEqual(["soon"]);
});

it("runs a covering job once more after an interruption, and not twice", async () => {
  const { job, done } = handOut({ deduplicationId: "thread/T1", stalledCounter: 1 });
  const run = () =>
    runJob(
      job,
      "t",
      never,
      context(async () => {}),
    );
  await expect(run()).rejects.toThrow(DelayedError);
  expect(done).toEqual(["updated", "soon"]);
  await run();
  expect(done).toHaveLength(2);
});
