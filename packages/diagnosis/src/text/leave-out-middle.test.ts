import { expect, it } from "vitest";
import { leaveOutMiddle } from "./leave-out-middle.ts";

it("keeps both ends of a long text, and tells where they are in it", () => {
  const long = `first ${"x".repeat(50_000)} last words`;
  const { text, offset } = leaveOutMiddle(long);
  expect(text.length).toBeLessThan(6100);
  expect(long.slice(offset(text.indexOf("last")))).toBe("last words");
  expect(offset(text.indexOf("first"))).toBe(0);
  expect(leaveOutMiddle("short").text).toBe("short");
});
