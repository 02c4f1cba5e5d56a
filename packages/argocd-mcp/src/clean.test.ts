import { expect, test } from "vitest";
import { clean } from "./clean.ts";

test.each([
  ["colours", "\u001b[1;31mERROR\u001b[0m failed", "ERROR failed"],
  ["a window title", "\u001b]0;owned\u0007text", "text"],
  ["control characters", "a\u0000b\u0008c\u007fd\u009be", "abcde"],
  ["direction changes", "safe\u202egnp.exe\u2066", "safegnp.exe"],
  ["zero-width characters", "pass\u200bword\ufeff", "password"],
  ["a carriage return", "100%\rdone\r\n", "100%done\n"],
])("takes out %s", (_, text, expected) => {
  expect(clean(text)).toBe(expected);
});

test("keeps what can be read, wherever it stands", () => {
  const value = { "a\u200b": ["tab\tnew\nline", "Grüße 你好 😀", 7, null, true] };

  expect(clean(value)).toEqual({ a: ["tab\tnew\nline", "Grüße 你好 😀", 7, null, true] });
});

test.each(["\u001b[", "\u001b]", "\u001b[0;", "\u0000"])(
  "a megabyte of %j is read in one go",
  { timeout: 5_000 },
  (seed) => {
    expect(clean(seed.repeat(1_000_000 / seed.length))).not.toContain("\u001b");
  },
);
