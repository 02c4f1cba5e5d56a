import { expect, test } from "vitest";
import { readArguments } from "./arguments.ts";

test("a drill with its settings", () => {
  const words = ["--", "kill", "--runs", "6", "--backend", "redis", "--seed", "7", "--json"];
  expect(readArguments(words)).toEqual({
    kind: "kill",
    backend: "redis",
    runs: 6,
    seed: 7,
    json: true,
  });
  expect(readArguments(["slack-delivery", "--seed", "7"])).toEqual({
    kind: "slack-delivery",
    seconds: 60,
    seed: 7,
    json: false,
  });
  expect(readArguments(["slack-load", "--rate", "5", "--seed", "7"])).toEqual({
    kind: "slack-load",
    backend: "embedded",
    seconds: 60,
    rate: 5,
    channels: 50,
    seed: 7,
    json: false,
  });
});

test("a drill without a seed takes one at random", () => {
  const seedOf = () => readArguments(["kill"]) as { readonly seed: number };
  expect(seedOf().seed).not.toBe(seedOf().seed);
});

test.each([
  [[], "Which drill"],
  [["swim"], "Which drill"],
  [["kill", "twice"], '"twice" is too much'],
  [["slack-load", "--rate", "fast"], "--rate is a whole number"],
  [["kill", "--runs", "0"], "--runs is a whole number"],
  [["kill", "--backend", "sqlite"], "--backend is one of embedded, redis, postgres"],
  [["kill", "--speed", "9"], "--speed"],
])("%j is not understood, and says why", (words, problem) => {
  const read = readArguments(words);
  expect(read).toMatchObject({ kind: "help", problem: expect.stringContaining(problem) });
});
