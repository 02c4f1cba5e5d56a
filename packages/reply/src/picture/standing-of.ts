import type { TreeLine } from "@lynceus/contract";
import type { Standing } from "./tree-box.ts";

const STANDINGS: Readonly<Record<string, Standing>> = {
  Healthy: "well",
  Degraded: "unwell",
  Missing: "unwell",
  Progressing: "changing",
  Suspended: "changing",
  Unknown: "unknown",
};

/** Argo CD knows no health of many kinds: such an object is there, and that is all it can be. */
export function standingOf(
  { health }: Pick<TreeLine, "health">,
  isUnlisted: boolean = false,
): Standing {
  if (health === undefined) return isUnlisted ? "unknown" : "well";
  return STANDINGS[health] ?? "unknown";
}
