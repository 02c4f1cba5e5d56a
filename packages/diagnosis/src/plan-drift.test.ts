import { Application, ResourceTree } from "@lynceus/argocd";
import { describe, expect, it } from "vitest";
import { planDrift } from "./plan-drift.ts";
import { indexTree } from "./scene/tree-index.ts";

const resource = (kind: string, name: string, more: object = {}) => ({
  group: kind === "Deployment" ? "apps" : "",
  version: "v1",
  kind,
  namespace: "shop",
  name,
  status: "OutOfSync",
  ...more,
});

function plan(seed: { status?: object; metadata?: object; nodes?: readonly object[] }) {
  const application = Application.parse({
    metadata: { name: "shop", ...seed.metadata },
    spec: {},
    status: { health: { status: "Healthy" }, sync: { status: "OutOfSync" }, ...seed.status },
  });
  const nodes = (seed.nodes ?? []).map((node) => ({ namespace: "shop", uid: "u", ...node }));
  const needs = planDrift(application, indexTree(ResourceTree.parse({ nodes })));
  return { ...needs, objects: needs.objects.map(({ name }) => name) };
}

describe("planDrift", () => {
  it("asks for both sides of two objects, workloads first, and for the windows", () => {
    const resources = [
      resource("ConfigMap", "a"),
      resource("ConfigMap", "b"),
      resource("Deployment", "c"),
      resource("Service", "gone", { health: { status: "Missing" } }),
    ];
    const { managed, windows, left } = plan({ status: { resources } });
    expect(managed.map(({ name }) => name)).toEqual(["c", "a"]);
    expect(windows).toBe(true);
    expect(left).toEqual(["how 1 more object differs from Git"]);
  });

  it("reads what waits to be pruned, and autoscalers, as they are", () => {
    const resources = [resource("ConfigMap", "old", { requiresPruning: true })];
    const nodes = [
      { kind: "ConfigMap", name: "old" },
      { kind: "ConfigMap", name: "new", uid: "n" },
      { group: "autoscaling", kind: "HorizontalPodAutoscaler", name: "scaler", uid: "h" },
    ];
    const { managed, objects } = plan({ status: { resources }, nodes });
    expect(managed).toEqual([]);
    expect(objects).toEqual(["old", "scaler"]);
  });

  it("reads of a deletion what is on its way out first", () => {
    const nodes = [
      { kind: "Service", name: "stays", uid: "s" },
      {
        kind: "Lease",
        name: "goes",
        uid: "l",
        health: { status: "Progressing", message: "Pending deletion" },
      },
      { kind: "Pod", name: "pod", uid: "p" },
    ];
    const { objects, windows } = plan({
      metadata: { deletionTimestamp: "2030-05-04T10:00:00Z" },
      nodes,
    });
    expect(objects).toEqual(["goes", "stays"]);
    expect(windows).toBe(false);
  });

  it.each([
    ["configured", ["config", "till"]],
    ["unchanged", []],
  ])(
    "of a green application it reads configuration that the last sync %s, and who may read it",
    (how, objects) => {
      const resources = [
        {
          kind: "ConfigMap",
          namespace: "shop",
          name: "config",
          message: `configmap/config ${how}`,
        },
      ];
      const nodes = [
        { kind: "ConfigMap", name: "config", uid: "c" },
        { group: "apps", kind: "Deployment", name: "till", uid: "d" },
      ];
      const operationState = { phase: "Succeeded", syncResult: { resources } };
      const needs = plan({ status: { sync: { status: "Synced" }, operationState }, nodes });
      expect(needs).toMatchObject({ objects, managed: [], windows: false });
    },
  );

  it("asks for the windows when a running sync is held back by one", () => {
    const operationState = { phase: "Running", message: "Sync operation blocked by sync window" };
    expect(plan({ status: { operationState } }).windows).toBe(true);
  });
});
