import type { ResourceNode } from "@lynceus/argocd";
import type { TreeIndex } from "../index-tree.ts";
import { byHealth, isUnwell, objectName } from "../node-state.ts";

const MOST_PODS = 4;

export interface PodChoice {
  readonly pods: readonly ResourceNode[];
  /** What was not chosen, or why there is nothing to choose, in words. */
  readonly notes: readonly string[];
}

/**
 * The pods whose logs to read: those below `about`, or of the whole application. Unhealthy ones first and
 * one of each owner before a second, at most four; healthy ones only where none is unhealthy.
 */
export function choosePods(tree: TreeIndex, about: ResourceNode | undefined): PodChoice {
  if (about?.kind === "Pod") return { pods: [about], notes: [] };
  const all = tree.nodes.filter(({ kind, group }) => kind === "Pod" && group === "");
  const pods = about === undefined ? all : podsOf(about, all, tree);
  if (pods.length === 0) return { pods: [], notes: [noPods(about)] };
  const unwell = pods.filter(isUnwell).sort(byHealth);
  const candidates = unwell.length > 0 ? unwell : pods;
  const chosen = oneOfEach(candidates, tree).slice(0, MOST_PODS);
  const left = pods.filter((pod) => !chosen.includes(pod));
  const notes = [
    ...(unwell.length === 0 && about === undefined ? ["No pod is unhealthy."] : []),
    ...(left.length === 0 ? [] : [notRead(pods, chosen, left)]),
  ];
  return { pods: chosen, notes };
}

/** Those below it; of a Service, those that it selects. */
function podsOf(
  about: ResourceNode,
  all: readonly ResourceNode[],
  tree: TreeIndex,
): readonly ResourceNode[] {
  const below = new Set(tree.below(about));
  const selected = Object.entries(about.networkingInfo?.targetLabels ?? {});
  return all.filter(
    (pod) =>
      below.has(pod) ||
      (selected.length > 0 &&
        pod.namespace === about.namespace &&
        selected.every(([key, value]) => pod.networkingInfo?.labels?.[key] === value)),
  );
}

/** The first pod of every owner, then the second of each, newest first. */
function oneOfEach(pods: readonly ResourceNode[], tree: TreeIndex): readonly ResourceNode[] {
  const seen = new Map<ResourceNode | undefined, number>();
  const turns = pods.map((pod) => {
    const owner = tree.parent(pod) ?? pod;
    const turn = seen.get(owner) ?? 0;
    seen.set(owner, turn + 1);
    return { pod, turn };
  });
  return turns.sort((a, b) => a.turn - b.turn).map(({ pod }) => pod);
}

function noPods(about: ResourceNode | undefined): string {
  if (about === undefined)
    return "The application has no pods in the cluster, so there are no logs.";
  const { health } = about;
  const state = health?.status === undefined ? "" : ` It is ${health.status}.`;
  const gone = about.uid === undefined ? " It is not in the cluster." : "";
  return `There are no logs: no pod belongs to ${objectName(about)} now, and of pods that are gone Kubernetes keeps none.${state}${gone} get_resource_events may tell why.`;
}

function notRead(
  pods: readonly ResourceNode[],
  chosen: readonly ResourceNode[],
  left: readonly ResourceNode[],
): string {
  const names = left.slice(0, 5).map(({ name }) => name);
  const more = left.length - names.length;
  return `Read: ${chosen.length} of ${pods.length} pods. Not read: ${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}; podName reads one of them.`;
}
