import type { Fleet } from "@lynceus/argocd";
import type { InstanceGap } from "@lynceus/contract";

/** How many instances an answer about ApplicationSets is from, and which of these are missing from it. */
export function askedSets(
  fleet: Fleet,
  instance?: string | undefined,
): { readonly instances: number; readonly gaps: InstanceGap[] } {
  const gaps = [...fleet.applicationSets.gaps()];
  if (instance === undefined) return { instances: fleet.instances().length, gaps };
  return { instances: 1, gaps: gaps.filter((gap) => gap.instance === instance) };
}
