import type { Tool } from "@lynceus/agent";
import { readSteps } from "@lynceus/skills";
import { expect, it } from "vitest";
import { sampleDiagnosis, sampleFinding } from "../testing/samples.ts";
import { type PlanOptions, planCalls } from "./plan-calls.ts";

const tool = (name: string, properties: object, required: string[] = []): Tool => ({
  name,
  input_schema: { type: "object", properties, required },
});
const identity = { instance: {}, applicationNamespace: {}, applicationName: {} };
const tools = [
  tool("logs", { ...identity, resourceRef: {}, podName: {}, container: {}, previous: {} }),
  tool("resources", { ...identity, resourceRefs: { type: "array" } }),
  tool("manifests", { ...identity, grep: {}, revision: {} }, ["applicationName"]),
  tool("list", { instance: {}, unhealthyOnly: {} }),
  tool("project", { ...identity, projectName: {} }, ["projectName"]),
];
const own = { instance: "prod-eu", applicationNamespace: "argocd", applicationName: "orders-api" };
const ref = { kind: "Deployment", name: "orders-api", namespace: "orders-prod", group: "apps" };

function plan(steps: string, fields: Partial<PlanOptions> = {}) {
  const finding = fields.finding ?? sampleFinding();
  const diagnosis = sampleDiagnosis();
  const read = readSteps(`## Steps\n${steps}`, 1).steps;
  return planCalls({ diagnosis, finding, read: [], steps: read, tools, made: [], ...fields });
}

it.each([
  [
    "logs(resourceRef: $resource, podName: $pod, container: $container, previous: true)",
    {
      ...own,
      resourceRef: ref,
      podName: "orders-api-778698c9fc-klwlf",
      container: "orders",
      previous: true,
    },
  ],
  ["resources(resourceRefs: $resource)", { ...own, resourceRefs: [ref] }],
  ["manifests(grep: $word)", { ...own, grep: "config-e2e.company.com" }],
  [
    "manifests(revision: $revision)",
    { ...own, revision: "717765b25b6b1b8492136f0bae9f00c5cb399b18" },
  ],
  ["list(unhealthyOnly: true)", { unhealthyOnly: true }],
])("fills %s with what is known", (call, input) => {
  expect(plan(`1. Do: \`${call}\``).calls).toEqual([{ tool: call.split("(")[0], input }]);
});

it("keeps the steps' order, and to those of this failure's mode", () => {
  const steps = "1. (F1) `list()`\n2. `manifests()`\n3. (B8, F5) `resources()`\n";

  expect(plan(steps).calls.map((call) => call.tool)).toEqual(["manifests", "resources"]);
});

it("makes no call twice", () => {
  const steps = "1. `manifests()` and `manifests()`\n2. `resources()`";

  expect(plan(steps).calls).toHaveLength(2);
  expect(plan(steps, { made: [{ tool: "manifests", input: { ...own } }] }).calls).toEqual([
    { tool: "resources", input: own },
  ]);
});

it("says what it leaves out: a tool that is not offered, an argument that is not known", () => {
  expect(
    plan("1. `sync()`\n2. `project(projectName: $container)`", {
      finding: sampleFinding({ facts: [] }),
    }),
  ).toEqual({
    calls: [],
    leftOut: ["sync: no such tool here", "project: projectName not known"],
  });
});

it("learns the pod from what was read", () => {
  const finding = sampleFinding({ evidence: [] });
  const text = "unhealthy Pod/orders-api-1 Degraded\nPod/other-1";
  const read = [{ id: "e1", tool: "tree", arguments: {}, text, failed: false }];

  expect(plan("1. `logs(podName: $pod)`", { finding }).calls[0]?.input).toEqual(own);
  expect(plan("1. `logs(podName: $pod)`", { finding, read }).calls[0]?.input).toEqual({
    ...own,
    podName: "orders-api-1",
  });
});
