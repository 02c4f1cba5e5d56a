import type { ResourceNode } from "@lynceus/argocd";
import type { Serving } from "@lynceus/contract";
import type { PodGroup } from "../scene/group-pods.ts";
import type { Scene } from "../scene/scene.ts";

/**
 * Ready pods of what should run all the time, against how many there should be. Jobs do not count;
 * undefined when nothing of that kind is known.
 */
export function countServing(
  scene: Scene,
  wanted: (workload: ResourceNode) => boolean = () => true,
): Serving | undefined {
  const byWorkload = new Map<ResourceNode, PodGroup[]>();
  for (const node of scene.tree.nodes) {
    // A workload without a single pod is known by its live object only.
    if (!lasting.has(node.kind) || scene.tree.parent(node) !== undefined) continue;
    if (scene.object(node)?.spec?.replicas != null) byWorkload.set(node, []);
  }
  for (const group of scene.groups) {
    if (group.owner.kind === "Job") continue;
    const groups = byWorkload.get(group.workload);
    if (groups === undefined) byWorkload.set(group.workload, [group]);
    else groups.push(group);
  }
  let ready = 0;
  let desired = 0;
  let counted = 0;
  for (const [workload, groups] of byWorkload) {
    if (!wanted(workload)) continue;
    const sizes = groups.map((group) => group.pods.filter(isMeant).length);
    const pods = groups
      .flatMap((group) => group.pods)
      .filter((pod) => pod.state === "ready").length;
    const live = scene.object(workload);
    const replicas = live?.spec?.replicas ?? Math.max(0, ...sizes);
    // During a rollout there may be more ready pods than asked for.
    // With no pod in the tree, as where nodes of it are left out, the controller's own count is all there is.
    ready += Math.min(groups.length > 0 ? pods : (live?.status?.availableReplicas ?? 0), replicas);
    desired += replicas;
    counted += 1;
  }
  return counted === 0 ? undefined : { ready, desired };
}

/** `2 of 2 pods ready`. */
export function podsReady({ ready, desired }: Serving): string {
  return `${ready} of ${desired} pod${desired === 1 ? "" : "s"} ready`;
}

const lasting = new Set(["Deployment", "StatefulSet", "ReplicaSet", "Rollout"]);

function isMeant(pod: PodGroup["pods"][number]): boolean {
  return pod.state === "ready" || pod.state === "failing";
}
