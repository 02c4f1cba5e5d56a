import type { Fleet } from "@lynceus/argocd";
import type { InstanceGap } from "@lynceus/contract";

/** How many instances an answer is from, one or all, and which of these are missing from it. */
export function askedOf(
  fleet: Fleet,
  instance?: string | undefined,
): { readonly instances: number; readonly gaps: InstanceGap[] } {
  const gaps = [...fleet.index.gaps()];
  if (instance === undefined) return { instances: fleet.instances().length, gaps };
  return { instances: 1, gaps: gaps.filter((gap) => gap.instance === instance) };
}
