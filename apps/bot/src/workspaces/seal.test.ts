import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createSeal } from "./seal.ts";

const [first, second] = [randomBytes(32), randomBytes(32)];

test("what is closed can be opened again, and tells nothing", () => {
  const seal = createSeal([first]);
  const sealed = seal.close("xoxb-secret", "T1");

  expect(seal.open(sealed, "T1")).toBe("xoxb-secret");
  expect(sealed).not.toContain("xoxb");
  expect(Buffer.from(sealed.split(".")[2] ?? "", "base64url").toString()).not.toContain("secret");
  expect(seal.close("xoxb-secret", "T1")).not.toBe(sealed);
});

test("a new key opens what the one before it closed, and closes anew", () => {
  const old = createSeal([first]).close("xoxb-1", "T1");
  const seal = createSeal([second, first]);

  expect(seal.isCurrent(old)).toBe(false);
  expect(seal.isCurrent(seal.close(seal.open(old, "T1"), "T1"))).toBe(true);
});

test("another key, another workspace and a changed byte are refused in words", () => {
  const seal = createSeal([first]);
  const sealed = seal.close("xoxb-1", "T1");
  const changed = `${sealed.slice(0, -2)}${sealed.endsWith("AA") ? "BB" : "AA"}`;

  expect(() => createSeal([second]).open(sealed, "T1")).toThrow(/LYNCEUS_ENCRYPTION_KEY_BEFORE/);
  expect(() => seal.open(sealed, "T2")).toThrow(/not whole/);
  expect(() => seal.open(changed, "T1")).toThrow(/not whole/);
  expect(() => seal.open("v1", "T1")).toThrow(/another key/);
});
