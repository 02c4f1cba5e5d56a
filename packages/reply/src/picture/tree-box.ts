/** How a box is marked: each has a shape and a word of its own, and a colour only besides. */
export type Standing = "unwell" | "changing" | "unknown" | "well";

/** One object of the picture, or several healthy ones folded into one. */
export interface TreeBox {
  /** `Pod`; empty for what is folded. */
  readonly kind: string;
  /** Untrusted text. */
  readonly name: string;
  readonly standing: Standing;
  /** Argo CD's words for how it stands, and why: `Degraded`, `CrashLoopBackOff`, `5 restarts`. Untrusted text. */
  readonly words: readonly string[];
  /** On the way from the application to something unwell. */
  readonly isOnPath: boolean;
  readonly children: readonly TreeBox[];
}

/** A box and all below it, in reading order. */
export function flatten(
  box: TreeBox,
  depth = 0,
): readonly { readonly box: TreeBox; readonly depth: number }[] {
  return [{ box, depth }, ...box.children.flatMap((child) => flatten(child, depth + 1))];
}
