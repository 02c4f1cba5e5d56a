import type { Serving } from "@lynceus/contract";
import type { PodGroup } from "../scene/group-pods.ts";
import type { Scene } from "../scene/scene.ts";

/** Ready pods of what should run all the time, against how many there should be; Jobs do not count. */
export function countServing(
  scene: Scene,
  wanted: (group: PodGroup) => boolean = () => true,
): Serving | undefined {
  const byWorkload = new Map<string, PodGroup[]>();
  for (const group of scene.groups) {
    if (group.owner.kind === "Job" || !wanted(group)) continue;
    const key = group.workload.uid ?? `${group.workload.kind}/${group.workload.name}`;
    byWorkload.set(key, [...(byWorkload.get(key) ?? []), group]);
  }
  let ready = 0;
  let desired = 0;
  for (const groups of byWorkload.values()) {
    const count = groups.map(
      (group) =>
        group.pods.filter((pod) => pod.state === "ready" || pod.state === "failing").length,
    );
    const replicas = groups[0] && scene.object(groups[0].workload)?.spec?.replicas;
    ready += groups.flatMap((group) => group.pods).filter((pod) => pod.state === "ready").length;
    desired += replicas ?? Math.max(...count);
  }
  if (byWorkload.size === 0) return undefined;
  // During a rollout there may be more ready pods than asked for.
  return { ready: Math.min(ready, desired), desired };
}
