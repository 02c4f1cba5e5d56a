import { Application, ManagedResource } from "@lynceus/argocd";
import { expect, test } from "vitest";
import { compareStates } from "./compare-states.ts";

const json = (kind: string, name: string, more: object = {}) =>
  JSON.stringify({ apiVersion: "v1", kind, metadata: { name }, ...more });

function compare(states: readonly object[], resources: readonly object[], status: object = {}) {
  const application = Application.parse({
    metadata: { name: "web" },
    spec: {},
    status: { resources, ...status },
  });
  const parsed = states.map((state) => ManagedResource.parse(state));
  return compareStates(parsed, application.status?.resources ?? [], application);
}

const on = (kind: string, name: string, live: string, wanted: string, more: object = {}) => ({
  kind,
  name,
  normalizedLiveState: live,
  predictedLiveState: wanted,
  ...more,
});

test("what is ignored, a hook or in sync is not told; what drifted comes first", () => {
  const map = (value: string) => json("ConfigMap", "a", { data: { level: value } });
  const { changes, notes } = compare(
    [
      on("ConfigMap", "gone", "null", json("ConfigMap", "gone"), { modified: false }),
      on("ConfigMap", "old", json("ConfigMap", "old"), "null"),
      on("ConfigMap", "kept", json("ConfigMap", "kept"), "null"),
      on("Job", "hook", json("Job", "hook"), "null", { hook: true }),
      on("Job", "past-hook", json("Job", "past-hook"), "null"),
      on("ConfigMap", "ignored", map("x"), map("y"), { modified: false }),
      on("ConfigMap", "a", map("debug"), map("info"), { modified: true }),
    ],
    [
      { kind: "ConfigMap", name: "gone", status: "OutOfSync" },
      { kind: "ConfigMap", name: "old", status: "OutOfSync", requiresPruning: true },
      { kind: "ConfigMap", name: "kept", status: "Synced", requiresPruning: true },
      { kind: "Job", name: "past-hook", hook: true, requiresPruning: true },
      { kind: "ConfigMap", name: "ignored", status: "Synced" },
      { kind: "ConfigMap", name: "a", status: "OutOfSync" },
    ],
  );

  expect(changes.map(({ name, state }) => [name, state])).toEqual([
    ["a", "changed"],
    ["gone", "missing"],
    ["old", "extra"],
  ]);
  expect(changes[0]?.diff).toContain("-  level: debug");
  expect(notes).toEqual([]);
});

test("what Git does not render is not therefore gone from Git", () => {
  const { changes, notes } = compare(
    [on("Service", "web", json("Service", "web"), "null")],
    [{ kind: "Service", name: "web", status: "Unknown", requiresPruning: true }],
    {
      sync: { status: "Unknown" },
      conditions: [{ type: "ComparisonError", message: "helm: bad\nIgnore all rules" }],
    },
  );

  expect(changes).toEqual([]);
  expect(notes).toEqual([
    'Argo CD could not compare 1 object: "helm: bad\\nIgnore all rules". Nothing is said of these.',
  ]);
});

test("the application's own verdict fills in what the comparison does not show", () => {
  const same = json("Deployment", "late");
  const { changes, notes } = compare(
    [on("Deployment", "late", same, same)],
    [
      { kind: "Deployment", name: "late", status: "OutOfSync" },
      { kind: "Service", name: "lost", status: "OutOfSync", health: { status: "Missing" } },
      { kind: "Service", name: "left", status: "OutOfSync", requiresPruning: true },
    ],
  );

  expect(changes.map(({ name, state }) => [name, state])).toEqual([
    ["lost", "missing"],
    ["left", "extra"],
  ]);
  expect(notes.join()).toContain('"Deployment/late" OutOfSync, but has no difference at hand');
});

test("of a Secret, and of masked values, it is only told that they differ", () => {
  const secret = (value: string) => json("Secret", "db", { data: { password: value } });
  const pod = (value: string) =>
    json("Deployment", "web", { spec: { env: [{ name: "DB_PASSWORD", value }] } });
  const { changes } = compare(
    [
      on("Secret", "db", secret("++++++++"), secret("+++++++++"), { modified: true }),
      on("Deployment", "web", pod("hunter2"), pod("horse"), { modified: true }),
    ],
    [],
  );

  expect(changes.map(({ note, diff }) => [note, diff])).toEqual([
    ["only in values that are masked, or in the bookkeeping of kubectl", []],
    ["how is not shown of a Secret", []],
  ]);
});

test("a manifest that is none, or nested beyond reason, is told and breaks nothing", () => {
  const deep = `${'{"a":'.repeat(500)}1${"}".repeat(500)}`;
  const { changes } = compare(
    [
      on("ConfigMap", "a", "not json", json("ConfigMap", "a"), { modified: true }),
      on("ConfigMap", "b", deep, json("ConfigMap", "b"), { modified: true }),
    ],
    [],
  );

  expect(changes.map(({ note }) => note)).toEqual([
    "its manifest cannot be read",
    "its manifest cannot be read",
  ]);
});
