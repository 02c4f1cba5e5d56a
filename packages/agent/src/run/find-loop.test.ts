import { expect, it } from "vitest";
import { findLoop } from "./find-loop.ts";

/** `a1` is a call to `a` with input 1; `!` says that it failed. */
const calls = (script: string) =>
  script.split(" ").map((word) => ({
    tool: word[0] ?? "",
    input: { x: word[1], y: 1 },
    isError: word.endsWith("!"),
  }));

it.each([
  ["a1 a1 a1", "repeat"],
  ["b1 a1 a1 a1", "repeat"],
  ["a1 b1 a1 b1", "alternation"],
  ["c1 a1 a2 a1 a2", "alternation"],
  ["a1! b1! c1! d1! e1!", "errors"],
  ["a1 a1", undefined],
  ["a1 a2 a3", undefined],
  ["a1 b1 a1", undefined],
  ["a1 a1 b1 a1", undefined],
  ["a1! b1! c1! d1!", undefined],
  ["a1! b1! c1 d1! e1!", undefined],
])("%s: %s", (script, kind) => {
  expect(findLoop(calls(script))?.kind).toBe(kind);
});

it("takes the same input in another order for the same", () => {
  const [a, b] = [
    { x: 1, y: { p: 1, q: 2 } },
    { y: { q: 2, p: 1 }, x: 1 },
  ];
  const made = [a, b, a].map((input) => ({ tool: "t", input, isError: false }));
  expect(findLoop(made)).toEqual({ kind: "repeat", tools: ["t"] });
});

it("after a nudge, finds one more repetition, and errors only anew", () => {
  expect(findLoop(calls("a1 a1 a1 a1"), 3)?.kind).toBe("repeat");
  expect(findLoop(calls("a1! b1! c1! d1! e1! f1!"), 5)).toBeUndefined();
});
