import { expect, test } from "vitest";
import { servingSentence } from "./serving.ts";

test.each([
  [2, 2, "new-revision", "The old one still serves (2 of 2 pods ready)."],
  [1, 2, "new-revision", "The old one still serves, but only 1 of 2 pods ready."],
  [0, 2, "new-revision", "Nothing serves (0 of 2 pods ready)."],
  [0, 1, "application", "Nothing serves (0 of 1 pod ready)."],
  [2, 2, "application", "What runs keeps serving (2 of 2 pods ready)."],
  [1, 3, "running-revision", "Only 1 of 3 pods ready."],
  [3, 3, "running-revision", "3 of 3 pods ready."],
  [1, 2, undefined, "Only 1 of 2 pods ready."],
  [0, 0, "application", undefined],
] as const)("%d of %d, %s", (ready, desired, subject, sentence) => {
  expect(servingSentence({ ready, desired }, subject)).toBe(sentence);
});

test("nothing is said of what nobody counted", () => {
  expect(servingSentence(undefined, "application")).toBeUndefined();
});
