import type { Application, ResourceNode } from "@lynceus/argocd";
import { earliest } from "./text/instant.ts";

export type HistoryEntry = NonNullable<Application["status"]>["history"][number];

/** Argo CD's and the cluster's clocks differ, and both round to whole seconds. */
const skewMs = 10_000;

/**
 * When a failing revision came to be: its ReplicaSet's birth; a StatefulSet or DaemonSet outlives its
 * revisions, so there the first pod of the revision tells.
 */
export function madeAt(group: {
  readonly owner: ResourceNode;
  readonly workload: ResourceNode;
  readonly pods: readonly { readonly node: ResourceNode }[];
}): string | undefined {
  if (group.owner !== group.workload) return group.owner.createdAt;
  return earliest(group.pods.map((pod) => pod.node.createdAt));
}

/**
 * The deployment that made an object: the last one that began before it was created. In a repository
 * shared by applications the compared revision runs ahead of history, so it cannot be used for this.
 */
export function deployedEntry(
  application: Application,
  createdAt: string | undefined,
): HistoryEntry | undefined {
  const history = application.status?.history ?? [];
  const created = Date.parse(createdAt ?? "");
  if (Number.isNaN(created)) return undefined;
  return history.findLast((entry) => {
    const began = Date.parse(entry.deployStartedAt ?? entry.deployedAt ?? "");
    return began <= created + skewMs;
  });
}
