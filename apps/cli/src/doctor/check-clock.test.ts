import { expect, test } from "vitest";
import { checkClock } from "./check-clock.ts";

const at = Date.parse("2026-03-01T12:00:00Z");
const theirs = (offSeconds: number) =>
  new Headers({ date: new Date(at + offSeconds * 1000).toUTCString() });

test.each([
  [0, "fine", /agrees/],
  [20, "fine", /agrees/],
  [-60, "warning", /60 s ahead/],
  [60, "warning", /60 s behind/],
  [600, "failed", /600 s behind\. Set it/],
] as const)("%d s apart: %s", (off, state, says) => {
  const asked = { from: at - 1000, to: at + 1000 };

  expect(checkClock("slack clock", theirs(off), asked)).toEqual({
    about: "slack clock",
    state,
    says: expect.stringMatching(says),
  });
});

test("an answer without a time is no reason to worry", () => {
  expect(checkClock("x", new Headers(), { from: at, to: at }).state).toBe("skipped");
});
