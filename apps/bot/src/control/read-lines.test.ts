import { expect, test } from "vitest";
import { readLines } from "./read-lines.ts";

async function linesOf(pieces: readonly string[], longest = 100): Promise<readonly string[]> {
  async function* arrive() {
    yield* pieces;
  }
  const lines: string[] = [];
  for await (const line of readLines(arrive(), longest)) lines.push(line);
  return lines;
}

test.each([
  [["one\ntwo\n"], ["one", "two"]],
  [
    ["o", "ne\nt", "wo\n\nthr"],
    ["one", "two", "", "thr"],
  ],
  [[], []],
])("%j", async (pieces, lines) => {
  expect(await linesOf(pieces)).toEqual(lines);
});

test("a line without end is not waited for", async () => {
  await expect(linesOf(["abc", "def"], 5)).rejects.toThrow(RangeError);
});
