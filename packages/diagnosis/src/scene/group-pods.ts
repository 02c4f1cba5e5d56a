import type { Pod, ResourceNode } from "@lynceus/argocd";
import type { Subject } from "@lynceus/contract";
import type { LiveObject } from "./live-object.ts";
import { nodeKey, nodeRevision } from "./node-info.ts";
import { type PodView, viewPod } from "./pod-view.ts";
import type { TreeIndex } from "./tree-index.ts";

/** The pods of one revision of one workload: they run the same thing and usually fail alike. */
export interface PodGroup {
  /** What Git declares: Deployment, StatefulSet, CronJob; a bare pod is its own. */
  readonly workload: ResourceNode;
  /** What makes the pods: a ReplicaSet, a Job, or the workload itself. */
  readonly owner: ResourceNode;
  readonly subject: Subject;
  readonly pods: readonly PodView[];
  /** Tag of the image that is in trouble, or of the first one. */
  readonly version: string | undefined;
}

export interface GroupPodsOptions {
  readonly tree: TreeIndex;
  readonly pods: readonly Pod[];
  readonly object: (node: ResourceNode) => LiveObject | undefined;
  readonly version: (view: PodView | undefined) => string | undefined;
  readonly observedAt: Date;
}

export function groupPods(options: GroupPodsOptions): readonly PodGroup[] {
  const { tree } = options;
  const podByName = new Map(
    options.pods.map((pod) => [`${pod.metadata.namespace}/${pod.metadata.name}`, pod] as const),
  );
  const members = new Map<string, { owner: ResourceNode; pods: PodView[] }>();
  for (const node of tree.nodes) {
    if (node.kind !== "Pod" || node.group !== "") continue;
    const owner = tree.parent(node) ?? node;
    const key = `${nodeKey(owner)}#${controllerRevision(node)}`;
    const view = viewPod(node, podByName.get(`${node.namespace}/${node.name}`), options.observedAt);
    const group = members.get(key);
    if (group === undefined) members.set(key, { owner, pods: [view] });
    else group.pods.push(view);
  }
  const groups = [...members.values()].map(({ owner, pods }) => ({
    workload: tree.root(owner),
    owner,
    pods,
    version: options.version(pods.find((pod) => pod.state === "failing") ?? pods[0]),
  }));
  const siblings = new Map<ResourceNode, Ungraded[]>();
  for (const group of groups) {
    siblings.set(group.workload, [...(siblings.get(group.workload) ?? []), group]);
  }
  return groups.map((group) => ({
    ...group,
    subject: subjectOf(group, siblings.get(group.workload) ?? [], options),
  }));
}

type Ungraded = Omit<PodGroup, "subject">;

/** StatefulSets and DaemonSets tell their revisions apart by this label. */
function controllerRevision(node: ResourceNode): string {
  return node.networkingInfo?.labels?.["controller-revision-hash"] ?? "";
}

function subjectOf(
  group: Ungraded,
  siblings: readonly Ungraded[],
  options: GroupPodsOptions,
): Subject {
  if (group.owner.kind === "Job" || group.owner.kind === "Pod") return "application";
  const alive = siblings.filter((each) => each.pods.some((pod) => pod.state !== "leaving"));
  if (group.owner !== group.workload) {
    const made = options.tree.children(group.workload).filter((n) => n.kind === group.owner.kind);
    if (made.some((other) => isNewer(other, group.owner))) return "running-revision";
    if (alive.length > 1) return "new-revision";
    const live = options.object(group.workload);
    if (live !== undefined && isRolledOut(live)) return "running-revision";
    return live === undefined || made.length < 2 ? "application" : "new-revision";
  }
  if (alive.length < 2) return "application";
  const update = options.object(group.workload)?.status?.updateRevision;
  const hash = controllerRevision(group.pods[0]?.node ?? group.owner);
  if (update !== undefined) return hash === update ? "new-revision" : "running-revision";
  const newest = alive.every((other) => youngest(other) <= youngest(group));
  return newest ? "new-revision" : "running-revision";
}

function isNewer(other: ResourceNode, than: ResourceNode): boolean {
  const left = nodeRevision(other);
  const right = nodeRevision(than);
  if (left !== undefined && right !== undefined) return left > right;
  return (other.createdAt ?? "") > (than.createdAt ?? "");
}

/** The Deployment controller says once and for all that a rollout came to its end. */
function isRolledOut(live: LiveObject): boolean {
  return (live.status?.conditions ?? []).some(
    (condition) =>
      condition.type === "Progressing" && condition.reason === "NewReplicaSetAvailable",
  );
}

function youngest(group: Ungraded): string {
  return (
    group.pods
      .map((pod) => pod.node.createdAt ?? "")
      .sort()
      .at(-1) ?? ""
  );
}
