import type { ResourceNode } from "@lynceus/argocd";
import { oncePerScene } from "./once-per-scene.ts";
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

/** Of one namespace: the labels of pods that run, by workload, and the workloads by name. */
interface Running {
  readonly labels: Map<ResourceNode, Labels[]>;
  readonly byName: Map<string, ResourceNode>;
}

/** The labels of pods that run, by namespace. */
export type PodLabels = ReadonlyMap<string, Running>;

export function readPodLabels(scene: Scene): PodLabels {
  return readAll(scene.tree, scene);
}

const readAll = oncePerScene((_tree: Scene["tree"], scene): PodLabels => {
  const all = new Map<string, Running>();
  for (const { owner, workload, pods } of scene.groups) {
    if (owner.kind === "Job") continue;
    for (const { node, state } of pods) {
      if (state !== "ready" && state !== "failing") continue;
      const running: Running = all.get(workload.namespace) ?? {
        labels: new Map(),
        byName: new Map(),
      };
      all.set(workload.namespace, running);
      const labels = running.labels.get(workload) ?? [];
      running.labels.set(workload, labels);
      if (!running.byName.has(workload.name)) running.byName.set(workload.name, workload);
      labels.push(node.networkingInfo?.labels ?? {});
    }
  }
  return all;
});

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
  const running = podLabels.get(node.namespace);
  if (wanted.length === 0 || running === undefined) return undefined;
  const { labels, byName } = running;
  const fits = (has: Labels): boolean => wanted.every(([key, value]) => has[key] === value);
  const [only] = labels.size === 1 ? labels.keys() : [];
  const workload = byName.get(node.name) ?? only;
  if (workload === undefined) return undefined;
  const own = labels.get(workload) ?? [];
  // The workload it is named like comes first: as a rule it is the one.
  if (own.some(fits) || [...labels.values()].some((each) => each.some(fits))) return undefined;
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
