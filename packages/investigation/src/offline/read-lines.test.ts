import { expect, it } from "vitest";
import { readLines } from "./read-lines.ts";

const excerptOf = (said: string) => {
  const text = `2026-11-21T07:21:06Z warn ${JSON.stringify(said)}`;
  return readLines({ id: "e1", tool: "x_logs", arguments: {}, text, failed: false })[0]?.excerpt;
};
const padding = "one of the many settings that came before it ".repeat(6);

it.each([
  [
    `could not start (${padding}): I/O error on GET for "x": Connection refused`,
    /Connection refused$/,
  ],
  [
    `0/3 nodes are available: 3 did not fit ${padding}. preemption: 0/3 nodes are helpful`,
    /^0\/3 nodes are available/,
  ],
])("keeps of a long line the end that says why, else its beginning: %s", (said, kept) => {
  expect(said.length).toBeGreaterThan(300);
  expect(excerptOf(said)).toMatch(kept);
  expect(said).toContain(excerptOf(said));
});
