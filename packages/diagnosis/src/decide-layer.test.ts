import { Application } from "@lynceus/argocd";
import { expect, it } from "vitest";
import { decideLayer } from "./decide-layer.ts";

const failedHook = { hookType: "PreSync", hookPhase: "Failed", kind: "Job", name: "m" };
const healthy = { health: { status: "Healthy" }, sync: { status: "Synced" } };

it.each<[string, object, object?]>([
  [
    "rejected",
    {
      ...healthy,
      operationState: { phase: "Running", syncResult: { resources: [{ status: "SyncFailed" }] } },
    },
  ],
  [
    "deletion",
    { ...healthy, conditions: [{ type: "ComparisonError" }] },
    { deletionTimestamp: "2030-01-01T00:00:00Z" },
  ],
  ["source", { ...healthy, conditions: [{ type: "InvalidSpecError" }] }],
  ["source", { health: { status: "Healthy" }, sync: { status: "Unknown" } }],
  ["operation", { ...healthy, operationState: { phase: "Error" } }],
  [
    "rejected",
    {
      ...healthy,
      operationState: {
        phase: "Failed",
        syncResult: { resources: [{ status: "SyncFailed" }, failedHook] },
      },
    },
  ],
  [
    "hook",
    { ...healthy, operationState: { phase: "Failed", syncResult: { resources: [failedHook] } } },
  ],
  ["operation", { ...healthy, operationState: { phase: "Failed" } }],
  [
    "hook",
    {
      health: { status: "Degraded" },
      sync: { status: "OutOfSync" },
      operationState: { phase: "Running" },
    },
  ],
  [
    "operation",
    {
      health: { status: "Healthy" },
      sync: { status: "OutOfSync" },
      conditions: [{ type: "SyncError" }],
    },
  ],
  ["workload", { health: { status: "Degraded" }, sync: { status: "OutOfSync" } }],
  ["workload", { health: { status: "Suspended" }, sync: { status: "Synced" } }],
  [
    "drift",
    {
      health: { status: "Healthy" },
      sync: { status: "OutOfSync" },
      conditions: [{ type: "SharedResourceWarning" }],
    },
  ],
  ["drift", { health: { status: "Missing" }, sync: { status: "Synced" } }],
  [
    "none",
    {
      ...healthy,
      operationState: { phase: "Succeeded" },
      conditions: [{ type: "OrphanedResourceWarning" }],
    },
  ],
])("%s", (layer, status, metadata) => {
  expect(
    decideLayer(Application.parse({ metadata: { name: "a", ...metadata }, spec: {}, status })),
  ).toBe(layer);
});
