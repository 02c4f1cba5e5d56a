import type { ResourceNode, ResourceTree } from "@lynceus/argocd";

const MOST_STEPS = 16;

/** A resource tree to walk. Whatever Argo CD says of parents, every walk ends. */
export interface TreeIndex {
  readonly nodes: readonly ResourceNode[];
  parent(node: ResourceNode): ResourceNode | undefined;
  children(node: ResourceNode): readonly ResourceNode[];
  /** From the object that Git declares down to the one above `node`. */
  path(node: ResourceNode): readonly ResourceNode[];
  /** Everything below `node`, nearest first. */
  below(node: ResourceNode): readonly ResourceNode[];
}

/** Orphans are indexed as well, without parents. */
export function indexTree(tree: ResourceTree): TreeIndex {
  const nodes = [...tree.nodes, ...tree.orphanedNodes];
  const byUid = new Map(nodes.flatMap((node) => (node.uid ? [[node.uid, node] as const] : [])));
  const byKey = new Map(nodes.map((node) => [keyOf(node), node] as const));
  const parents = new Map<ResourceNode, ResourceNode>();
  const kids = new Map<ResourceNode, ResourceNode[]>();
  for (const node of nodes) {
    const above = node.parentRefs
      .map((ref) => byUid.get(ref.uid ?? "") ?? byKey.get(keyOf(ref)))
      .find((found) => found !== undefined && found !== node);
    if (above === undefined) continue;
    parents.set(node, above);
    const beside = kids.get(above);
    if (beside === undefined) kids.set(above, [node]);
    else beside.push(node);
  }
  return {
    nodes,
    parent: (node) => parents.get(node),
    children: (node) => kids.get(node) ?? [],
    path(node) {
      const path: ResourceNode[] = [];
      let above = parents.get(node);
      while (above !== undefined && path.length < MOST_STEPS) {
        path.unshift(above);
        above = parents.get(above);
      }
      return path;
    },
    below(node) {
      const found = new Set<ResourceNode>();
      let level = kids.get(node) ?? [];
      for (let step = 0; level.length > 0 && step < MOST_STEPS; step += 1) {
        const next = level.filter((child) => !found.has(child));
        for (const child of next) found.add(child);
        level = next.flatMap((child) => kids.get(child) ?? []);
      }
      return [...found];
    },
  };
}

function keyOf(node: Pick<ResourceNode, "group" | "kind" | "namespace" | "name">): string {
  return `${node.group}/${node.kind}/${node.namespace}/${node.name}`;
}
