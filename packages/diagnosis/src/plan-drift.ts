import type { Application, ResourceFilter, ResourceNode } from "@lynceus/argocd";
import { isDrifting, isHeldByWindow, listDiffering } from "./drift/drift-state.ts";
import { nodeKey } from "./scene/node-info.ts";
import type { TreeIndex } from "./scene/tree-index.ts";

const mostManaged = 2;
const mostObjects = 6;
const workloads = new Set(["Deployment", "StatefulSet", "DaemonSet", "Rollout", "CronJob"]);
const scalers = new Set(["HorizontalPodAutoscaler", "ScaledObject"]);

/** What to read of differences, of deletions, and of configuration that pods may not have taken up. */
export interface DriftNeeds {
  readonly managed: readonly ResourceFilter[];
  readonly windows: boolean;
  readonly objects: readonly ResourceNode[];
  readonly left: readonly string[];
}

export function planDrift(application: Application, tree: TreeIndex): DriftNeeds {
  const nothing = { managed: [], windows: false, left: [] };
  if (application.metadata.deletionTimestamp !== undefined) {
    return { ...nothing, objects: remaining(tree).slice(0, mostObjects) };
  }
  if (!isDrifting(application)) {
    const objects = reconfigured(application, tree).slice(0, mostObjects);
    return { ...nothing, windows: isHeldByWindow(application), objects };
  }
  const differing = listDiffering(application);
  const changed = differing
    .filter((each) => each.requiresPruning !== true && each.health?.status !== "Missing")
    .sort((a, b) => Number(workloads.has(b.kind)) - Number(workloads.has(a.kind)));
  const unread = changed.length - mostManaged;
  const pruned = new Set(differing.filter((each) => each.requiresPruning).map(nodeKey));
  return {
    managed: changed
      .slice(0, mostManaged)
      .map(({ group, kind, namespace, name }) => ({ group, kind, namespace, name })),
    windows: true,
    objects: tree.nodes
      .filter(
        (node) => node.uid !== undefined && (pruned.has(nodeKey(node)) || scalers.has(node.kind)),
      )
      .slice(0, mostObjects),
    left:
      unread > 0
        ? [`how ${unread} more object${unread === 1 ? " differs" : "s differ"} from Git`]
        : [],
  };
}

/** What a deletion waits for: objects that Git declared, those on their way out first. */
function remaining(tree: TreeIndex): readonly ResourceNode[] {
  const isLeaving = (node: ResourceNode) => /deletion/i.test(node.health?.message ?? "");
  return tree.nodes
    .filter((node) => node.uid !== undefined && node.kind !== "Pod")
    .filter((node) => tree.parent(node) === undefined || isLeaving(node))
    .sort((a, b) => Number(isLeaving(b)) - Number(isLeaving(a)));
}

/**
 * ConfigMaps that the last sync changed, and the workloads that may read them. Client-side apply says
 * `configmap/x configured`; server-side apply says the same of everything, so there the object has to tell.
 */
function reconfigured(application: Application, tree: TreeIndex): readonly ResourceNode[] {
  const operation = application.status?.operationState;
  if (operation?.phase !== "Succeeded" || application.status?.health?.status !== "Healthy")
    return [];
  const changed = (operation.syncResult?.resources ?? [])
    .filter(({ kind, message }) => /^(?:ConfigMap|Secret)$/.test(kind) && isChanged(message ?? ""))
    .map(nodeKey);
  if (changed.length === 0) return [];
  const maps = tree.nodes.filter((node) => changed.includes(nodeKey(node)));
  return [
    ...maps,
    ...tree.nodes.filter((node) => workloads.has(node.kind) && tree.parent(node) === undefined),
  ];
}

/** kubectl's words, as Argo CD keeps them for each object of a sync. */
export function isChanged(message: string): boolean {
  return /(?:^|\s)(?:configured|serverside-applied|patched|replaced)\b/.test(message);
}
