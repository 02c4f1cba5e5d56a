import { expect, test } from "vitest";
import { readOddName, readWords } from "./read-words.ts";

test.each([
  ["why is payments-api failing?", ["payments-api"]],
  ["Production deployment issue", []],
  ["is search-query down?", ["search-query"]],
  ["billing deploy failed", ["billing"]],
  ["I'm seeing warnings in the logs of cache-warmer, not sure if critical", ["cache-warmer"]],
  ["what's up with Checkout?", ["checkout"]],
  ["argocd/payments-api is OutOfSync", ["payments-api"]],
  ["`orders-api`: why?", ["orders-api"]],
  ["what is ../projects/payments doing", ["payments"]],
  ["🔥🔥🔥", []],
])("%j names %j", (text, words) => {
  expect(readWords(text)).toEqual(words);
});

test("of a long text, what looks like a name comes first", () => {
  const prose = Array.from({ length: 100 }, (_, index) => `w${"x".repeat(index + 1)}`);
  const words = readWords(`${prose.join(" ")} orders-api`);

  expect(words).toHaveLength(60);
  expect(words[0]).toBe("orders-api");
});

test("twenty thousand hostile characters are read in linear time", () => {
  expect(readWords("a-".repeat(200_000)).length).toBeLessThanOrEqual(60);
});

test.each([
  ["why is ../projects/x failing?", "../projects/x"],
  ["`..%2fprojects%2fx`?", "..%2fprojects%2fx"],
  ["why is payments-api failing?", undefined],
  ["well... that is odd", undefined],
])("%j holds the odd name %j", (text, odd) => {
  expect(readOddName(text)).toBe(odd);
});
