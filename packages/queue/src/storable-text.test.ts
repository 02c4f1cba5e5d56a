import { expect, it } from "vitest";
import { storableText } from "./storable-text.ts";

it.each([
  ["a\0b", "ab"],
  ["half \ud83d of a pair", "half \ufffd of a pair"],
  ["whole 😀 pair, \n and tab\t", "whole 😀 pair, \n and tab\t"],
])("turns %j into what can be stored", (text, stored) => {
  expect(storableText(text)).toBe(stored);
});
