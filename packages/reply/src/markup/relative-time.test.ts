import { expect, test } from "vitest";
import { exactTime, relativeTime } from "./relative-time.ts";

const NOW = new Date("2026-11-21T07:21:00Z");

test.each([
  ["2026-11-21T07:20:30Z", "just now"],
  ["2026-11-21T07:15:00Z", "6 min ago"],
  ["2026-11-21T05:51:00Z", "90 min ago"],
  ["2026-11-21T02:21:00Z", "5 h ago"],
  ["2026-11-20T00:00:00Z", "31 h ago"],
  ["2026-11-18T07:00:00Z", "3 days ago"],
  ["2021-11-18T07:00:00Z", "1,829 days ago"],
  ["2026-11-21T07:22:30Z", "just now"],
  ["2026-11-22T19:00:00Z", "on 2026-11-22 19:00:00 UTC"],
])("%s is %s", (at, words) => {
  expect(relativeTime(new Date(at), NOW)).toBe(words);
});

test("the exact time names its zone", () => {
  expect(exactTime(new Date("2026-11-21T08:15:03+01:00"))).toBe("2026-11-21 07:15:03 UTC");
});
