import type { Principal } from "@lynceus/contract";
import { expect, test } from "vitest";
import { canSee } from "./can-see.ts";

const place = { instance: "prod-eu", project: "checkout" };

test.each([
  [["checkout"], true],
  [["check*"], true],
  [["*out"], true],
  [["*"], true],
  [["prod-eu/checkout"], true],
  [["prod-*/*"], true],
  [["billing", "checkout"], true],
  [[], false],
  [["billing"], false],
  [["check"], false],
  [["Checkout"], false],
  [["lab/checkout"], false],
  [["lab/*"], false],
  [["prod-eu/checkout/x"], false],
  [["*/*/*"], false],
  [["check?ut"], false],
  [["checkou."], false],
])("a scope of %j sees prod-eu/checkout: %s", (projects, expected) => {
  expect(canSee({ kind: "channel", id: "C1", name: "team", projects }, place)).toBe(expected);
});

test("a star stays within its segment", () => {
  const principal: Principal = { kind: "channel", id: "C1", name: "team", projects: ["*"] };

  expect(canSee(principal, { instance: "lab", project: "a/b" })).toBe(false);
});

test("many stars on a long name take no time", () => {
  const projects = [`${"*a".repeat(100)}b`];
  const begun = performance.now();

  canSee(
    { kind: "channel", id: "C1", name: "team", projects },
    { instance: "x", project: "a".repeat(50_000) },
  );

  expect(performance.now() - begun).toBeLessThan(1_000);
});
