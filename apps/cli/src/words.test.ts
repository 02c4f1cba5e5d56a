import { expect, test } from "vitest";
import { count, duration, plain, time } from "./words.ts";

test("what would steer a terminal, or turn text around, does not reach it", () => {
  expect(plain("Da\u001b[2Jna\r\nR\u202eeyes\u0007\u009b31m")).toBe("Da [2Jna R eyes 31m");
});

test.each([
  [1, "1 entry"],
  [0, "0 entries"],
  [1204, "1,204 entries"],
])("%d", (value, text) => {
  expect(count(value, "entry", "entries")).toBe(text);
});

test.each([
  ["2026-03-01T09:05:07.123Z", "2026-03-01 09:05:07Z"],
  ["yesterday\u001b[1m", "yesterday [1m"],
])("%j", (at, text) => {
  expect(time(at)).toBe(text);
});

test.each([
  [59.6, "59 s"],
  [60, "1 min"],
  [3 * 3600 + 12 * 60, "3 h 12 min"],
  [50 * 3600, "2 d 2 h"],
])("%d s", (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});
