import type { ResourceNode, ResourceTree } from "@lynceus/argocd";
import { nodeKey } from "./node-info.ts";

/** A resource tree that can be walked both ways in constant time per step. */
export interface TreeIndex {
  readonly nodes: readonly ResourceNode[];
  /** Of any API group. */
  ofKind(kind: string): readonly ResourceNode[];
  parent(node: ResourceNode): ResourceNode | undefined;
  children(node: ResourceNode): readonly ResourceNode[];
  /** The object that Git declares: the last ancestor, or the node itself. */
  root(node: ResourceNode): ResourceNode;
}

const depthLimit = 16;

export function indexTree(tree: ResourceTree | undefined): TreeIndex {
  const nodes = tree?.nodes ?? [];
  const byUid = new Map<string, ResourceNode>();
  // Owners nearly always have a uid: the names are only made up where one has not.
  let named: ReadonlyMap<string, ResourceNode> | undefined;
  const byKey = (key: string): ResourceNode | undefined => {
    named ??= new Map(nodes.map((node) => [nodeKey(node), node]));
    return named.get(key);
  };
  const byKind = new Map<string, ResourceNode[]>();
  for (const node of nodes) {
    if (node.uid !== undefined) byUid.set(node.uid, node);
    const alike = byKind.get(node.kind);
    if (alike === undefined) byKind.set(node.kind, [node]);
    else alike.push(node);
  }
  const parent = (node: ResourceNode): ResourceNode | undefined => {
    for (const ref of node.parentRefs) {
      const found = (ref.uid === undefined ? undefined : byUid.get(ref.uid)) ?? byKey(nodeKey(ref));
      if (found !== undefined && found !== node) return found;
    }
    return undefined;
  };
  const childrenOf = new Map<ResourceNode, ResourceNode[]>();
  for (const node of nodes) {
    const above = parent(node);
    if (above === undefined) continue;
    const list = childrenOf.get(above);
    if (list === undefined) childrenOf.set(above, [node]);
    else list.push(node);
  }
  const root = (node: ResourceNode): ResourceNode => {
    let top = node;
    for (let depth = 0; depth < depthLimit; depth += 1) {
      const above = parent(top);
      if (above === undefined) return top;
      top = above;
    }
    return top;
  };
  return {
    nodes,
    ofKind: (kind) => byKind.get(kind) ?? [],
    parent,
    children: (node) => childrenOf.get(node) ?? [],
    root,
  };
}
