import type { ResourceNode } from "@lynceus/argocd";
import type { TreeIndex } from "../index-tree.ts";
import { byHealth, isUnwell } from "../node-state.ts";

const MOST_OBJECTS = 16;

/** The unhealthy objects whose events may tell why: one of each owner first, and those that own nothing unhealthy. */
export function chooseObjects(tree: TreeIndex): {
  readonly objects: readonly ResourceNode[];
  /** Unhealthy objects that were not chosen. */
  readonly left: number;
} {
  const unwell = tree.nodes.filter((node) => isUnwell(node) && node.uid !== undefined);
  const turns = new Map<ResourceNode, number>();
  const ranked = [...unwell].sort(byHealth).map((node) => {
    const owner = tree.parent(node) ?? node;
    const turn = turns.get(owner) ?? 0;
    turns.set(owner, turn + 1);
    return { node, turn, owns: tree.children(node).some(isUnwell) ? 1 : 0 };
  });
  const objects = ranked
    .sort((a, b) => a.turn - b.turn || a.owns - b.owns)
    .slice(0, MOST_OBJECTS)
    .map(({ node }) => node);
  return { objects, left: unwell.length - objects.length };
}
