import { expect, test } from "vitest";
import { markEnded } from "./mark-ended.ts";

test.each([
  ["answered", "C1:1.2", ["done C1 1.2"]],
  // Also one that was stopped while it waited: nobody looks into it any more.
  ["stopped", "C1:1.2", ["drop C1 1.2"]],
  ["unfinished", "C1:1.2", ["drop C1 1.2"]],
  ["answered", "C1:click:1.2:U1", []],
] as const)("one that ended %s marks %s: %j", async (kind, question, expected) => {
  const marked: string[] = [];
  const mark = (as: string) => async (channel: string, ts: string) => {
    marked.push(`${as} ${channel} ${ts}`);
  };
  const marks = { begin: mark("begin"), done: mark("done"), drop: mark("drop") };

  await markEnded(question, { kind }, marks);

  expect(marked).toEqual(expected);
});
