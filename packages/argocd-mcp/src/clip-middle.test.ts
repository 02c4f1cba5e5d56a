import { expect, it } from "vitest";
import { clipMiddle } from "./clip-middle.ts";

it("keeps what failed and why, within the bound", () => {
  const text = `Job "x" is invalid: ${"{}".repeat(2000)}: field is immutable`;

  const clipped = clipMiddle(text, 100);

  expect(clipped).toHaveLength(100);
  expect(clipped).toMatch(/^Job "x" is invalid: .* … .*: field is immutable$/);
  expect(clipMiddle("short", 100)).toBe("short");
});

it("leaves no half of a credential where it cuts", () => {
  const token = `ghp_${"a1B2".repeat(9)}`;

  for (let at = 20; at < 60; at += 1) {
    expect(clipMiddle(`${"x".repeat(at)} ${token} ${"y".repeat(300)}`, 100)).not.toContain("a1B2");
  }
});
