import { expect, test } from "vitest";
import { cleanLine, cleanLines } from "./clean.ts";

test.each([
  ["zero width", "pay\u200bments\u200d-\ufeffapi", "payments-api"],
  ["bidi overrides", "\u202egnp.exe\u2066x\u2069", "gnp.exex"],
  ["invisible tags", "ok\u{e0069}\u{e0067}", "ok"],
  ["colours of a terminal", "\u001b[31;1mERROR\u001b[0m x", "ERROR x"],
  ["controls", "a\u0000b\u0007c\u009bd", "abcd"],
  ["a lone surrogate", "a\ud83d b", "a b"],
  ["blank letters", "a\u3164b\u2800", "ab"],
  ["folded lines", "one\r\ntwo\n\n three\tfour\u2028five", "one two three four five"],
])("%s", (_, text, clean) => {
  expect(cleanLine(text)).toBe(clean);
});

test("words of every script and emoji stay", () => {
  expect(cleanLine("šum 支付 مدفوعات 🔥 ❤️")).toBe("šum 支付 مدفوعات 🔥 ❤️");
});

test("line breaks stay where lines are meant", () => {
  expect(cleanLines("a\r\nb\tc\n\u0000d")).toBe("a\nb  c\nd");
});
