import type { ResourceNode } from "@lynceus/argocd";
import { nodeInfo } from "./scene/node-info.ts";
import type { TreeIndex } from "./scene/tree-index.ts";
import { shapeOf } from "./text/shape.ts";

const mostPods = 12;
const mostHealthy = 3;

export interface PodSample {
  readonly unhealthy: readonly ResourceNode[];
  readonly healthy: readonly ResourceNode[];
  readonly pods: readonly ResourceNode[];
  readonly left: readonly string[];
}

/**
 * Picks pods that stand for the others: first one of every kind of failure, then one of every failing
 * revision, then what still runs beside them, then a second of each while there is room.
 */
export function samplePods(tree: TreeIndex, wantLogs: boolean): PodSample {
  const nodes = tree.nodes.filter((node) => node.kind === "Pod" && node.group === "");
  const failing = nodes.filter(isUnhealthy);
  const healthy = nodes.filter((node) => !isUnhealthy(node) && !isOver(node));

  const byKind = firstOfEach(failing, (node) => failureKind(tree, node));
  const maker = (node: ResourceNode) => tree.parent(node) ?? node;
  const byOwner = firstOfEach(failing, maker);
  const unhealthy = [...new Set([...byKind, ...byOwner])].slice(0, mostPods - 1);

  const troubled = new Set(failing.map((node) => tree.root(node)));
  const beside = healthy.filter((node) => troubled.has(tree.root(node)));
  const spread = firstOfEach([...beside, ...healthy], maker);
  const wanted = wantLogs ? mostHealthy * 2 : mostHealthy;
  const room = mostPods - unhealthy.length;
  const calm = [...new Set([...spread, ...healthy])].slice(0, Math.min(wanted, room));

  const seconds = failing.filter((node) => !unhealthy.includes(node));
  const more = seconds.slice(
    0,
    Math.max(0, Math.min(2, mostPods - unhealthy.length - calm.length)),
  );
  const all = [...unhealthy, ...more];
  return { unhealthy: all, healthy: calm, pods: [...all, ...calm], left: leftOut() };

  function leftOut(): readonly string[] {
    const left: string[] = [];
    // Pods that a fetched one stands for are not left out: only revisions without any.
    const seen = new Set(all.map(maker));
    const unseen = new Set(failing.map(maker).filter((owner) => !seen.has(owner)));
    if (unseen.size > 0) {
      const pods = unseen.size > 1 ? "revisions' pods" : "revision's pods";
      left.push(`${unseen.size} more failing ${pods}, known from the resource tree only`);
    }
    if (wantLogs && healthy.length > calm.length) {
      left.push(`logs of ${healthy.length - calm.length} more pods`);
    }
    return left;
  }
}

const over = new Set(["Completed", "Succeeded", "Terminating"]);

function isOver(node: ResourceNode): boolean {
  return over.has(nodeInfo(node, "Status Reason") ?? "");
}

function isUnhealthy(node: ResourceNode): boolean {
  if (isOver(node)) return false;
  if ((node.health?.status ?? "Healthy") !== "Healthy") return true;
  return Number(nodeInfo(node, "Restart Count") ?? 0) >= 3;
}

/** Pods of sixty services that fail for one reason differ only in their names and images. */
function failureKind(tree: TreeIndex, node: ResourceNode): string {
  const names = [node.name, (tree.parent(node) ?? node).name, tree.root(node).name];
  return `${nodeInfo(node, "Status Reason") ?? ""} ${shapeOf(node.health?.message ?? "", names)}`;
}

function firstOfEach<K>(
  nodes: readonly ResourceNode[],
  key: (node: ResourceNode) => K,
): readonly ResourceNode[] {
  const first = new Map<K, ResourceNode>();
  for (const node of nodes) {
    const at = key(node);
    if (!first.has(at)) first.set(at, node);
  }
  return [...first.values()];
}
