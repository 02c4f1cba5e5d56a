import type { Application, ResourceNode, ResourceTree } from "@lynceus/argocd";
import type { ObjectNeeds } from "./observed.ts";
import { pickRevisions } from "./pick-revisions.ts";
import { planDrift } from "./plan-drift.ts";
import { sampleConfiguration } from "./sample-configuration.ts";
import { samplePods } from "./sample-pods.ts";
import { isUnwell, nodeKey } from "./scene/node-info.ts";
import { indexTree, type TreeIndex } from "./scene/tree-index.ts";

const mostEvents = 12;
const mostObjects = 10;
const mostActions = 2;

/**
 * Decides what to fetch before `diagnose`: a dozen pods at most, unhealthy ones first and one of many
 * alike, and the objects and events that explain them. Costs no call by itself.
 */
export function planObjects(options: {
  readonly application: Application;
  readonly tree: ResourceTree | undefined;
  readonly wantLogs: boolean;
}): ObjectNeeds {
  const tree = indexTree(options.tree);
  const sample = samplePods(tree, options.wantLogs);
  const unwell = ailingResources(tree);
  const ailing = unique([...unwell, ...unwell.flatMap((node) => certificateChain(tree, node))]);
  const drift = planDrift(options.application, tree);
  const related = [
    ...ailing,
    ...drift.objects,
    ...workloadsOf(tree, [...sample.unhealthy, ...ailing]),
    ...previousReplicaSets(tree, sample.unhealthy),
    ...refusedResources(options.application, tree),
  ];
  const objects = [
    ...unique(related)
      .filter((node) => !unread.has(node.kind))
      .slice(0, mostObjects),
    ...sampleConfiguration(tree, sample.unhealthy),
  ];
  const troubled = unique([...sample.unhealthy, ...ailing]);
  const eventful = troubled.length > 0 ? troubled : sample.healthy;
  const makers = unique(
    sample.unhealthy.map((pod) => {
      const owner = tree.parent(pod);
      return owner === undefined || owner === tree.root(pod) ? pod : owner;
    }),
  );
  const revisions = pickRevisions(options.application, makers);
  const left = [...sample.left, ...revisions.left, ...drift.left];
  if (troubled.length > mostEvents) {
    left.push(`events of ${troubled.length - mostEvents} more unhealthy objects`);
  }
  return {
    pods: sample.pods,
    events: eventful.slice(0, mostEvents),
    objects: unique(objects),
    revisions: revisions.revisions,
    managed: drift.managed,
    windows: drift.windows,
    actions: ailing.filter(waitsForPerson).slice(0, mostActions),
    left,
  };
}

const unread = new Set(["Secret", "Pod"]);

/** Unhealthy objects below which nothing else is unhealthy: where the reason is written. */
function ailingResources(tree: TreeIndex): readonly ResourceNode[] {
  const ailing = tree.nodes.filter((node) => node.uid !== undefined && isUnwell(node));
  const above = new Set<ResourceNode>();
  for (const node of ailing) {
    const parent = tree.parent(node);
    if (parent !== undefined) above.add(parent);
  }
  return ailing.filter((node) => node.kind !== "Pod" && !above.has(node));
}

/** Why a Certificate is not issued stands below it: in its newest CertificateRequest, Order and Challenge. */
function certificateChain(tree: TreeIndex, node: ResourceNode): readonly ResourceNode[] {
  const [newest] = tree
    .children(node)
    .filter((child) => /cert-manager\.io$/.test(child.group) && child.uid !== undefined)
    .sort((a, b) => (b.createdAt ?? "").localeCompare(a.createdAt ?? ""));
  return newest === undefined ? [] : [newest, ...certificateChain(tree, newest)];
}

function workloadsOf(tree: TreeIndex, nodes: readonly ResourceNode[]): readonly ResourceNode[] {
  return unique(nodes.map((node) => tree.root(node))).filter((node) => node.kind !== "Pod");
}

/** With no pod of the version before, its ReplicaSet still names the image to go back to. */
function previousReplicaSets(
  tree: TreeIndex,
  pods: readonly ResourceNode[],
): readonly ResourceNode[] {
  return workloadsOf(tree, pods).flatMap((workload) => {
    const sets = tree.children(workload).filter((node) => node.kind === "ReplicaSet");
    if (sets.filter((set) => tree.children(set).length > 0).length !== 1) return [];
    const idle = sets.filter((set) => tree.children(set).length === 0);
    return idle.sort((a, b) => (b.createdAt ?? "").localeCompare(a.createdAt ?? "")).slice(0, 1);
  });
}

/** Suspended, or a rollout that has stopped: it goes on when someone says so. */
function waitsForPerson({ kind, health }: ResourceNode): boolean {
  return health?.status === "Suspended" || (kind === "Rollout" && health?.status === "Degraded");
}

function refusedResources(application: Application, tree: TreeIndex): readonly ResourceNode[] {
  const results = application.status?.operationState?.syncResult?.resources ?? [];
  const refused = new Set(results.filter((each) => each.status === "SyncFailed").map(nodeKey));
  return tree.nodes.filter((node) => node.uid !== undefined && refused.has(nodeKey(node)));
}

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)];
}
