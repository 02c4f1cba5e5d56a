import { expect, test } from "vitest";
import { findChanges } from "./find-changes.ts";

const before = {
  channels: { C1: { projects: ["checkout"] } },
  budgets: { investigation: { usd: 1 } },
  instances: [{ name: "prod", headers: { "X-Key": "old-secret" } }],
};

test.each([
  [{}, []],
  [{ channels: { C1: { projects: ["*"] } } }, ['channels.C1.projects: ["checkout"] → ["*"]']],
  [{ budgets: { investigation: { usd: 2 } } }, ["budgets.investigation.usd: 1 → 2"]],
  [{ channels: { ...before.channels, C2: { projects: [] } } }, ["channels.C2 added"]],
  [{ channels: {} }, ["channels.C1 removed"]],
  [{ logLevel: "debug" }, ['logLevel: not set → "debug"']],
  [{ instances: [{ name: "prod", headers: { "X-Key": "new-secret" } }] }, ["instances changed"]],
  [{ model: { credential: { env: "A" } } }, ["model added"]],
])("%j", (change, sentences) => {
  const changes = findChanges(before, { ...before, ...change });

  expect(changes.map(({ sentence }) => sentence)).toEqual(sentences);
  expect(JSON.stringify(changes)).not.toContain("secret");
});
