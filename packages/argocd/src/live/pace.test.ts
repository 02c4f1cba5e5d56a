import { expect, it } from "vitest";
import { DEFAULT_PACE, pauseMs } from "./pace.ts";

const longest = (failures: number, failure?: "network" | "unauthenticated") =>
  pauseMs(DEFAULT_PACE, failures, failure, () => 1);

it("doubles up to a minute, and after a refusal from half a minute to five", () => {
  expect([0, 1, 2, 6, 1000].map((n) => longest(n, "network"))).toEqual([
    1_000, 2_000, 4_000, 60_000, 60_000,
  ]);
  expect([0, 1, 2, 1000].map((n) => longest(n, "unauthenticated"))).toEqual([
    30_000, 60_000, 120_000, 300_000,
  ]);
});

it("spreads over the upper half, never near nothing", () => {
  expect(pauseMs(DEFAULT_PACE, 3, undefined, () => 0)).toBe(4_000);
  expect(pauseMs(DEFAULT_PACE, 3, undefined, () => 0.5)).toBe(6_000);
});
