import type { ResourceNode, SyncResultResource } from "@lynceus/argocd";
import { readMissedSelector, readPodLabels } from "./scene/missed-selector.ts";
import { isSame, isUnwell } from "./scene/node-info.ts";
import type { Scene } from "./scene/scene.ts";
import type { TroubleOf } from "./trouble.ts";

/**
 * Unhealthy objects that no failing pod explains, of a chain of owners the lowest one, which has the reason;
 * and Services that serve nothing, whatever their health.
 */
export function listResourceTroubles(
  scene: Scene,
  known: {
    readonly pods: readonly TroubleOf<"pods">[];
    readonly hooks: readonly SyncResultResource[];
  },
): readonly TroubleOf<"resource">[] {
  const explained = new Set<ResourceNode>();
  const failing = scene.groups.filter((group) => group.pods.some((pod) => pod.state === "failing"));
  for (const group of failing) {
    explained.add(group.owner).add(group.workload);
  }
  for (const trouble of known.pods) for (const node of trouble.named) explained.add(node);

  const ailing = scene.tree.nodes.filter(
    (node) =>
      node.kind !== "Pod" &&
      isUnwell(node) &&
      !explained.has(node) &&
      !known.hooks.some((hook) => isSame(hook, node)) &&
      // What is only under way below a failing workload waits for its pods.
      !(node.health?.status === "Progressing" && explained.has(scene.tree.root(node))),
  );
  const above = new Set(ailing.map((node) => scene.tree.parent(node)));
  const lowest = ailing.filter((node) => !above.has(node) && !isOldRun(node, scene));
  const podLabels = readPodLabels(scene);
  const idle = scene.tree.nodes.filter(
    (node) => readMissedSelector(node, podLabels) !== undefined && !ailing.includes(node),
  );
  return [...lowest, ...idle].map((node) => ({ kind: "resource", node }));
}

function isOldRun(node: ResourceNode, scene: Scene): boolean {
  const parent = scene.tree.parent(node);
  if (node.kind === "AnalysisRun" || node.kind === "Experiment") return isOldAnalysis(node, scene);
  if (node.kind !== "Job" || parent?.kind !== "CronJob") return false;
  return scene.tree
    .children(parent)
    .some((run) => run.kind === "Job" && (run.createdAt ?? "") > (node.createdAt ?? ""));
}

/** Argo Rollouts keeps the analyses of earlier rollouts; what a newer one or a healthy Rollout has outlived is history. */
function isOldAnalysis(node: ResourceNode, scene: Scene): boolean {
  const root = scene.tree.root(node);
  if (root === node) return false;
  if ((root.health?.status ?? "Healthy") === "Healthy") return true;
  return scene.tree
    .children(root)
    .some((run) => run.kind === node.kind && (run.createdAt ?? "") > (node.createdAt ?? ""));
}
