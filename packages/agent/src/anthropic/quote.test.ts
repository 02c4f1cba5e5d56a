import { expect, it } from "vitest";
import { quote } from "./quote.ts";

it.each([
  ["", ""],
  ["\u0000 \n", ""],
  ["model: not found\n", ": «model: not found»"],
  ["invalid key sk-ant-api03-abc_DEF", ": «invalid key [secret]»"],
  ["header Bearer abc.def-1", ": «header [secret]»"],
  ["your token hunter2 is bad", ": «your token [secret] is bad»"],
])("quotes %j as %j", (words, quoted) => {
  expect(quote(words, ["hunter2", ""])).toBe(quoted);
});

it("keeps it short", () => {
  expect(quote("x".repeat(1_000), []).length).toBeLessThan(210);
});
