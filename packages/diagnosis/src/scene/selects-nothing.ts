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

/**
 * Meant for: the workload of the Service's name, else the only one there is. Pods that other applications or
 * operators make are not in the tree, so a Service without such a workload proves nothing.
 */
export function readMissedSelector(node: ResourceNode, scene: Scene): MissedSelector | undefined {
  if (node.kind !== "Service" || node.group !== "") return undefined;
  const wanted = Object.entries(node.networkingInfo?.targetLabels ?? {}).filter(
    ([key]) => key !== rolloutHash,
  );
  if (wanted.length === 0) return undefined;
  const groups = scene.groups.filter(
    ({ owner, workload, pods }) =>
      owner.kind !== "Job" &&
      workload.namespace === node.namespace &&
      pods.some(({ state }) => state === "ready" || state === "failing"),
  );
  const workloads = [...new Set(groups.map(({ workload }) => workload))];
  const workload =
    workloads.find(({ name }) => name === node.name) ??
    (workloads.length === 1 ? workloads[0] : undefined);
  if (workload === undefined) return undefined;
  const labels = groups.flatMap(({ pods }) =>
    pods.map((pod) => pod.node.networkingInfo?.labels ?? {}),
  );
  if (labels.some((has) => wanted.every(([key, value]) => has[key] === value))) return undefined;
  const own = groups.find((group) => group.workload === workload)?.pods[0]?.node.networkingInfo;
  const has = own?.labels ?? {};
  // Nothing in common: it may be meant for pods that are not this application's.
  if (!wanted.some(([key]) => key in has)) return undefined;
  return {
    workload,
    wrong: wanted
      .filter(([key, value]) => has[key] !== value)
      .map(([key, value]) => ({ key, wants: value, has: has[key] })),
  };
}
