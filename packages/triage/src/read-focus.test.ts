import { expect, test } from "vitest";
import { readFocus } from "./read-focus.ts";

test.each([
  ["1", { by: "number", number: 1 }],
  ["#2", { by: "number", number: 2 }],
  ["the second one please", { by: "number", number: 2 }],
  ["both", { by: "all" }],
  ["all of them", { by: "all" }],
  ["5.2.0", { by: "version", version: "5.2.0" }],
  ["what about 5.1.0?", { by: "version", version: "5.1.0" }],
  ["current failure", { by: "subject", subject: "new-revision" }],
  ["Current failure.", { by: "subject", subject: "new-revision" }],
  ["the new revision", { by: "subject", subject: "new-revision" }],
  ["the recent deployment", { by: "subject", subject: "new-revision" }],
  ["the running version", { by: "subject", subject: "running-revision" }],
  ["old pods", { by: "subject", subject: "running-revision" }],
] as const)("%j picks", (text, focus) => {
  expect(readFocus(text)).toEqual(focus);
});

test.each([
  "the current version",
  "is the old version affected by the new version?",
  "why is payments-api failing?",
  "thanks",
])("%j does not pick", (text) => {
  expect(readFocus(text)).toBeUndefined();
});
