import type { ResourceNode } from "@lynceus/argocd";
import type { Scene } from "./scene.ts";

/** Set by Argo Rollouts, and true of no pod while one side of a rollout is scaled down. */
const rolloutHash = "rollouts-pod-template-hash";

/** A Service whose selector fits no pod of the workload that it is plainly meant for, and of no other. */
export interface MissedSelector {
  readonly workload: ResourceNode;
  /** What it asks for and the pods have otherwise, or not at all. */
  readonly wrong: readonly {
    readonly key: string;
    readonly wants: string;
    readonly has: string | undefined;
  }[];
}

type Labels = Readonly<Record<string, string>>;

/** The labels of pods that run, by namespace and workload. */
export type PodLabels = ReadonlyMap<string, ReadonlyMap<ResourceNode, readonly Labels[]>>;

export function readPodLabels(scene: Scene): PodLabels {
  const all = new Map<string, Map<ResourceNode, Labels[]>>();
  for (const { owner, workload, pods } of scene.groups) {
    if (owner.kind === "Job") continue;
    for (const { node, state } of pods) {
      if (state !== "ready" && state !== "failing") continue;
      const workloads = all.get(workload.namespace) ?? new Map<ResourceNode, Labels[]>();
      all.set(workload.namespace, workloads);
      const labels = workloads.get(workload) ?? [];
      workloads.set(workload, labels);
      labels.push(node.networkingInfo?.labels ?? {});
    }
  }
  return all;
}

/**
 * Meant for: the workload of the Service's name, else the only one there is. Pods that other applications or
 * operators make are not in the tree, so a Service without such a workload proves nothing.
 */
export function readMissedSelector(
  node: ResourceNode,
  podLabels: PodLabels,
): MissedSelector | undefined {
  if (node.kind !== "Service" || node.group !== "") return undefined;
  const wanted = Object.entries(node.networkingInfo?.targetLabels ?? {}).filter(
    ([key]) => key !== rolloutHash,
  );
  const workloads = podLabels.get(node.namespace);
  if (wanted.length === 0 || workloads === undefined) return undefined;
  const fits = (has: Labels): boolean => wanted.every(([key, value]) => has[key] === value);
  const names = [...workloads.keys()];
  const workload =
    names.find(({ name }) => name === node.name) ?? (names.length === 1 ? names[0] : undefined);
  if (workload === undefined) return undefined;
  const own = workloads.get(workload) ?? [];
  // The workload it is named like comes first: as a rule it is the one.
  if (own.some(fits) || [...workloads.values()].some((labels) => labels.some(fits))) {
    return undefined;
  }
  const has = own[0] ?? {};
  // Nothing in common: it may be meant for pods that are not this application's.
  if (!wanted.some(([key]) => key in has)) return undefined;
  return {
    workload,
    wrong: wanted
      .filter(([key, value]) => has[key] !== value)
      .map(([key, value]) => ({ key, wants: value, has: has[key] })),
  };
}
