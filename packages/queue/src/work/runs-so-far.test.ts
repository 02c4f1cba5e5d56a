import { expect, it } from "vitest";
import type { BullJob } from "../backend/backend.ts";
import { countInterruptions, nextTurn } from "./runs-so-far.ts";

const after = (parts: object) =>
  ({ attemptsMade: 0, attemptsStarted: 1, stalledCounter: 0, data: {}, ...parts }) as BullJob;

it("counts failures, crashes and shutdowns", () => {
  expect(countInterruptions(after({}))).toBe(0);
  const job = after({ attemptsMade: 1, stalledCounter: 2, data: { drains: 3 } });
  expect(countInterruptions(job)).toBe(6);
});

it.each([
  [1, 125, 250],
  [3, 500, 1_000],
  [99, 2_500, 5_000],
])("after %i starts in vain a job stays away for %i to %i ms", (attemptsStarted, least, most) => {
  for (let n = 0; n < 100; n += 1) {
    const ms = nextTurn(after({ attemptsStarted }));
    expect(ms).toBeGreaterThanOrEqual(least);
    expect(ms).toBeLessThanOrEqual(most);
    expect(Number.isInteger(ms)).toBe(true);
  }
});

it("does not take a failed attempt for one in vain", () => {
  expect(nextTurn(after({ attemptsStarted: 3, attemptsMade: 2 }))).toBeLessThanOrEqual(250);
});
