import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Leases } from "../queue.ts";
import { buildJob } from "../testing/build-job.ts";
import { createMemoryLeases } from "../testing/create-memory-leases.ts";
import { holdLeases } from "./hold-leases.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const quiet = () => {};
const hold = (leases: Leases, id: string, instance?: string) => {
  const job = buildJob(id, { team: "t", ...(instance !== undefined && { instance }) });
  return holdLeases({ leases, perTeam: 2, perInstance: 1 }, job, quiet);
};

it("takes one of the team and one of the instance, or none", async () => {
  const leases = createMemoryLeases();
  const first = await hold(leases, "a", "prod-eu");
  expect(first).toBeDefined();
  expect(await hold(leases, "b", "prod-eu")).toBeUndefined();
  // What it took of the team before the instance refused is given back.
  expect(await hold(leases, "c")).toBeDefined();
  expect(await hold(leases, "d")).toBeUndefined();
  await first?.release();
  expect(await hold(leases, "b", "prod-eu")).toBeDefined();
});

it("lets a job that starts again have its own", async () => {
  const leases = createMemoryLeases();
  await hold(leases, "a", "prod-eu");
  expect(await hold(leases, "a", "prod-eu")).toBeDefined();
});

it("keeps them for as long as the run takes, and no longer once abandoned", async () => {
  const leases = createMemoryLeases();
  const held = await hold(leases, "a", "prod-eu");
  await vi.advanceTimersByTimeAsync(600_000);
  expect(await hold(leases, "b", "prod-eu")).toBeUndefined();

  held?.abandon();
  expect(await hold(leases, "b", "prod-eu")).toBeUndefined();
  await vi.advanceTimersByTimeAsync(60_001);
  expect(await hold(leases, "b", "prod-eu")).toBeDefined();
});

it("waits its turn when the count cannot be asked", async () => {
  const away = () => Promise.reject(new Error("the store is away"));
  expect(await hold({ acquire: away, release: away }, "a")).toBeUndefined();
});

it("limits nothing when there are no limits", async () => {
  expect(await holdLeases(undefined, buildJob("a"), quiet)).toBeDefined();
});
