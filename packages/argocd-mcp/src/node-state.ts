import type { ResourceNode } from "@lynceus/argocd";

const WORST_FIRST = ["Degraded", "Missing", "Unknown", "Progressing", "Suspended"];

/** A value that Argo CD shows beside a node: `Status Reason`, `Containers`, `Restart Count`. */
export function nodeInfo(node: ResourceNode, name: string): string | undefined {
  return node.info.find((info) => info.name === name)?.value;
}

/** Not Healthy, or a pod that restarts: Argo CD calls it Healthy while its container happens to run. */
export function isUnwell(node: ResourceNode): boolean {
  if (["Completed", "Succeeded"].includes(nodeInfo(node, "Status Reason") ?? "")) return false;
  if ((node.health?.status ?? "Healthy") !== "Healthy") return true;
  return Number(nodeInfo(node, "Restart Count") ?? 0) >= 3;
}

/** Orders nodes by health, the worst first. */
export function byHealth(a: ResourceNode, b: ResourceNode): number {
  return rank(a) - rank(b);
}

/** `Pod/web-1`, as results name an object. */
export function objectName({ kind, name }: Pick<ResourceNode, "kind" | "name">): string {
  return `${kind}/${name}`;
}

function rank({ health }: ResourceNode): number {
  const at = WORST_FIRST.indexOf(health?.status ?? "Healthy");
  return at < 0 ? WORST_FIRST.length : at;
}
