import type { TreeBox } from "./tree-box.ts";

const countOf = (box: TreeBox): number =>
  1 + box.children.reduce((sum, child) => sum + countOf(child), 0);

/** At most so many boxes; of each level's children the first are kept, and the others counted. */
export function limitBoxes(box: TreeBox, most: number): TreeBox {
  if (countOf(box) <= most) return box;
  const { children } = box;
  if (most < 2) return { ...box, words: [...box.words, `${countOf(box) - 1} below`], children: [] };
  const shown: TreeBox[] = [];
  // Itself, and the one that counts the rest.
  let room = most - 2;
  for (const [index, child] of children.entries()) {
    if (room < 1) break;
    // Whatever comes first may not take everything: the others get a box each as far as there is room.
    const waiting = Math.min(children.length - index - 1, Math.floor(room / 2));
    const kept = limitBoxes(child, room - waiting);
    shown.push(kept);
    room -= countOf(kept);
  }
  const beyond = children.slice(shown.length).map(({ standing }) => standing);
  if (beyond.length === 0) return { ...box, children: shown };
  const standing = beyond.includes("unwell") ? "unwell" : "unknown";
  const name = `${beyond.length} more ${standing === "unwell" ? "are unhealthy or not shown" : "are not shown"}`;
  const rest: TreeBox = { kind: "", name, standing, words: [], isOnPath: false, children: [] };
  return { ...box, children: [...shown, rest] };
}
