import { expect, test } from "vitest";
import { holds } from "./all-table.ts";

const result = (firstMs: number | undefined, ...problems: readonly string[]) => ({
  world: "w",
  mode: "F1",
  question: "why?",
  firstMs,
  problems,
});
const right = Array.from({ length: 19 }, () => result(300));

test.each([
  ["all named in time", right, true],
  ["one of twenty not named", [...right, result(300, "does not say x")], true],
  ["two of twenty-one not named", [...right, result(300, "x"), result(300, "x")], false],
  ["one late", [...right, result(1_001)], false],
  ["one not answered", [...right, result(undefined, "nothing")], false],
])("%s: %#", (_, results, expected) => {
  expect(holds(results)).toBe(expected);
});
