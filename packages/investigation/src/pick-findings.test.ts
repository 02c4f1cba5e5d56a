import type { Finding } from "@lynceus/contract";
import { expect, test } from "vitest";
import { pickFindings } from "./pick-findings.ts";

const findings = [{ version: "v5.2.0" }, { version: "5.1.0" }] as unknown as readonly Finding[];

test.each([
  ["5.2.0", 0],
  ["v5.2.0", 0],
  ["v5.1.0", 1],
])("a version is picked with its v and without: %s", (version, at) => {
  expect(pickFindings(findings, { by: "version", version })).toEqual([findings[at]]);
});

test("a version that none has picks none", () => {
  expect(pickFindings(findings, { by: "version", version: "5.3.0" })).toEqual([]);
});
