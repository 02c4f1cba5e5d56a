import { expect, test } from "vitest";
import { application } from "../testing/samples.ts";
import { stateWord } from "./state-word.ts";

test.each([
  [{}, "Healthy"],
  [{ health: "Degraded", sync: "OutOfSync" }, "Degraded"],
  [{ sync: "OutOfSync" }, "OutOfSync"],
  [{ sync: "OutOfSync", operation: "Failed" }, "sync failed"],
  [{ operation: "Error" }, "sync failed"],
  [{ operation: "Succeeded" }, "Healthy"],
  [{ deleting: true, health: "Missing" }, "being deleted"],
] as const)("%j is %s", (fields, word) => {
  expect(stateWord(application(fields))).toBe(word);
});
