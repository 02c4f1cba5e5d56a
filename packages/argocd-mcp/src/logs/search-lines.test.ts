import { expect, test } from "vitest";
import { compilePattern } from "../compile-pattern.ts";
import { searchLines } from "./search-lines.ts";

const lines = (texts: readonly string[]) => texts.map((text) => ({ text, at: undefined }));

test("a pattern made to explode is read once", () => {
  const { at, searched } = searchLines(lines(["a".repeat(4_000)]), compilePattern("(a*)*b"));

  expect([at.size, searched]).toEqual([0, 1]);
});

test("a search ends in time, with what it has looked at from the end", () => {
  const slow = (text: string) => {
    const end = performance.now() + 2;
    while (performance.now() < end);
    return text === "last";
  };

  const { at, searched } = searchLines(lines([...Array(500).fill("x"), "last"]), slow, 20);

  expect([...at]).toEqual([500]);
  expect(searched).toBeLessThan(50);
});
