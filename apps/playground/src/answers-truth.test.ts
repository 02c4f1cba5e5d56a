import { expect, test } from "vitest";
import { answersTruth } from "./answers-truth.ts";

test("holds an answer against what it must and must not say", () => {
  const truth = { mustSay: ["2.4.0-rc1", "not found|missing"], mustNotSay: ["OOM"] };

  expect(answersTruth("Image 2.4.0-RC1 is missing", truth)).toEqual([]);
  expect(answersTruth("oomkilled", truth)).toEqual([
    'does not say "2.4.0-rc1"',
    'does not say "not found|missing"',
    'says "OOM"',
  ]);
});
