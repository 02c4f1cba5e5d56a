import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { asKind } from "../../testing/as-kind.ts";
import { buildObserved } from "../../testing/build-observed.ts";
import { withObject } from "../../testing/with-object.ts";

function served(labels: object, targetLabels: object, names: readonly string[] = ["till"]) {
  const deployments = Object.fromEntries(
    names.map((name) => [name, [{ image: "w:1", pods: [{}] }]]),
  );
  const observed = buildObserved({ health: "Healthy", deployments, rolledOut: true });
  const nodes = (observed.tree?.nodes ?? []).map((node) =>
    node.kind === "Pod"
      ? { ...node, networkingInfo: { labels: { ...labels } as Record<string, string> } }
      : node,
  );
  const node = { kind: "Service", name: "till", networkingInfo: { targetLabels } };
  return withObject({ ...observed, tree: { nodes, orphanedNodes: [] } }, { node });
}

describe("G8, a Service that selects no pod", () => {
  const labels = { app: "till", tier: "web" };

  it("names the label that differs", () => {
    const observed = served(labels, { app: "till", tier: "frontend" });
    for (const seen of [observed, asKind(observed, "StatefulSet")]) {
      const { findings } = diagnose(seen);
      expect(findings).toMatchObject([
        {
          mode: "G8",
          severity: "warning",
          headline: "Service `till` selects no pod: it asks for `tier=frontend`, which no pod has",
        },
      ]);
      expect(findings[0]?.facts[0]?.text).toBe(
        "`tier` is `web` on its pods, `frontend` in the selector",
      );
    }
  });

  it.each<[string, object, object, (readonly string[])?]>([
    ["a selector that fits", labels, { app: "till" }],
    ["a Service without a selector", labels, {}],
    ["pods that somebody else makes", labels, { "strimzi.io/cluster": "kafka" }],
    ["one of several workloads, not named like it", labels, { app: "db" }, ["web", "worker"]],
    [
      "a hash that Argo Rollouts put there",
      labels,
      { app: "till", "rollouts-pod-template-hash": "5f" },
    ],
  ])("is not claimed for %s", (_, has, wants, names) => {
    expect(diagnose(served(has, wants, names)).findings).toEqual([]);
  });
});
