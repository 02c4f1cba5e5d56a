import type { ResourceNode } from "@lynceus/argocd";
import type { ResourceTreeResult, TreeLine } from "@lynceus/contract";
import { clip } from "./clip.ts";
import type { TreeIndex } from "./index-tree.ts";
import { byHealth, isUnwell, nodeInfo, objectName } from "./node-state.ts";
import { shapeOf } from "./shape-of.ts";

const MESSAGE = 400;
const INFO = 80;
const SHOWN_INFO = ["Status Reason", "Containers", "Restart Count", "Node", "Revision"];

export interface TreeFilter {
  readonly kind?: string | undefined;
  readonly health?: string | undefined;
  readonly namespace?: string | undefined;
}

/** A whole resource tree as lines, the unhealthy ones worst first and those that are alike as one. */
export function readTree(
  tree: TreeIndex,
  orphans: ReadonlySet<ResourceNode>,
  filter: TreeFilter,
): Omit<ResourceTreeResult, "leftOut"> {
  const all = tree.nodes.filter((node) => fits(node, filter));
  const own = all.filter((node) => !orphans.has(node));
  const unwell = own.filter(isUnwell).sort((a, b) => byHealth(a, b) || newestFirst(a, b));
  const orphaned = all.filter((node) => orphans.has(node));
  const line = (node: ResourceNode) => toLine(node, tree);
  return {
    total: own.length,
    counts: countByKind(own),
    unhealthy: foldAlike(unwell, tree),
    others: own.filter((node) => !isUnwell(node)).map(line),
    orphans: orphaned.length,
    orphaned: orphaned.map(line),
  };
}

function fits(node: ResourceNode, { kind, health, namespace }: TreeFilter): boolean {
  return (
    (kind === undefined || node.kind.toLowerCase() === kind.toLowerCase()) &&
    (namespace === undefined || node.namespace === namespace) &&
    (health === undefined || healthOf(node).toLowerCase() === health.toLowerCase())
  );
}

/** `none` where Argo CD knows no health of a kind. */
export function healthOf({ health }: ResourceNode): string {
  return health?.status ?? "none";
}

function countByKind(nodes: readonly ResourceNode[]): ResourceTreeResult["counts"] {
  const kinds = new Map<string, Map<string, number>>();
  for (const node of nodes) {
    const counts = kinds.get(node.kind) ?? new Map<string, number>();
    counts.set(healthOf(node), (counts.get(healthOf(node)) ?? 0) + 1);
    kinds.set(node.kind, counts);
  }
  return [...kinds]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([kind, counts]) => ({ kind, health: Object.fromEntries(counts) }));
}

/** Pods of one owner that fail alike differ in their names only. */
function foldAlike(nodes: readonly ResourceNode[], tree: TreeIndex): TreeLine[] {
  const groups = new Map<string, ResourceNode[]>();
  for (const node of nodes) {
    const owner = tree.parent(node);
    const key = JSON.stringify([
      node.kind,
      node.namespace,
      owner === undefined ? node.name : objectName(owner),
      healthOf(node),
      nodeInfo(node, "Status Reason"),
      shapeOf(node.health?.message ?? "", [node.name]),
    ]);
    const alike = groups.get(key);
    if (alike === undefined) groups.set(key, [node]);
    else alike.push(node);
  }
  return [...groups.values()].map(([first, ...rest]) => ({
    ...toLine(first as ResourceNode, tree),
    ...(rest.length === 0 ? {} : { alike: rest.length }),
  }));
}

function toLine(node: ResourceNode, tree: TreeIndex): TreeLine {
  const { kind, group, namespace, name, health, createdAt } = node;
  const info = SHOWN_INFO.flatMap((key) => {
    const value = nodeInfo(node, key);
    return value === undefined ? [] : [`${key}=${clip(value, INFO)}`];
  });
  return {
    kind,
    ...(group === "" ? {} : { group }),
    ...(namespace === "" ? {} : { namespace }),
    name,
    ...(health?.status === undefined ? {} : { health: health.status }),
    ...(health?.message ? { message: clip(health.message, MESSAGE) } : {}),
    info,
    ...(createdAt === undefined ? {} : { createdAt }),
    path: tree.path(node).map(objectName),
  };
}

function newestFirst(a: ResourceNode, b: ResourceNode): number {
  return (b.createdAt ?? "").localeCompare(a.createdAt ?? "");
}
