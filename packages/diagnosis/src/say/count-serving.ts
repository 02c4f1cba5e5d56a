import type { ResourceNode } from "@lynceus/argocd";
import type { Serving } from "@lynceus/contract";
import type { PodGroup } from "../scene/group-pods.ts";
import { oncePerScene } from "../scene/once-per-scene.ts";
import type { Scene } from "../scene/scene.ts";
import type { TreeIndex } from "../scene/tree-index.ts";

/**
 * Ready pods of what should run all the time, against how many there should be; of these workloads only, when
 * given. Jobs do not count; undefined when nothing of that kind is known.
 */
export function countServing(
  scene: Scene,
  workloads?: Iterable<ResourceNode>,
): Serving | undefined {
  const known = countWorkloads(scene.tree, scene);
  const wanted = workloads ?? known.keys();
  let total: Serving | undefined;
  for (const workload of new Set(wanted)) {
    const serving = known.get(workload);
    if (serving === undefined) continue;
    const { ready, desired } = total ?? { ready: 0, desired: 0 };
    total = { ready: ready + serving.ready, desired: desired + serving.desired };
  }
  return total;
}

const countWorkloads = oncePerScene(
  (tree: TreeIndex, scene): ReadonlyMap<ResourceNode, Serving> => {
    const byWorkload = new Map<ResourceNode, PodGroup[]>();
    for (const node of tree.nodes) {
      // A workload without a single pod is known by its live object only.
      if (!lasting.has(node.kind) || tree.parent(node) !== undefined) continue;
      if (scene.object(node)?.spec?.replicas != null) byWorkload.set(node, []);
    }
    for (const group of scene.groups) {
      if (group.owner.kind === "Job") continue;
      const groups = byWorkload.get(group.workload);
      if (groups === undefined) byWorkload.set(group.workload, [group]);
      else groups.push(group);
    }
    return new Map(
      [...byWorkload].map(([workload, groups]) => [workload, countOf(workload, groups, scene)]),
    );
  },
);

function countOf(workload: ResourceNode, groups: readonly PodGroup[], scene: Scene): Serving {
  const sizes = groups.map((group) => group.pods.filter(isMeant).length);
  const pods = groups.flatMap((group) => group.pods).filter((pod) => pod.state === "ready").length;
  const live = scene.object(workload);
  const desired = live?.spec?.replicas ?? Math.max(0, ...sizes);
  // During a rollout there may be more ready pods than asked for.
  // With no pod in the tree, as where nodes of it are left out, the controller's own count is all there is.
  const ready = groups.length > 0 ? pods : (live?.status?.availableReplicas ?? 0);
  return { ready: Math.min(ready, desired), desired };
}

/** `2 of 2 pods ready`. */
export function podsReady({ ready, desired }: Serving): string {
  return `${ready} of ${desired} pod${desired === 1 ? "" : "s"} ready`;
}

const lasting = new Set(["Deployment", "StatefulSet", "ReplicaSet", "Rollout"]);

function isMeant(pod: PodGroup["pods"][number]): boolean {
  return pod.state === "ready" || pod.state === "failing";
}
