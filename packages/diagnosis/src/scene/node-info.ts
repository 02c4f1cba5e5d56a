import type { ResourceNode } from "@lynceus/argocd";

/** A value that Argo CD shows beside a node: `Status Reason`, `Containers`, `Restart Count`, `Revision`. */
export function nodeInfo(node: ResourceNode, name: string): string | undefined {
  return node.info.find((info) => info.name === name)?.value;
}

/** `Rev:7` of a Deployment's or ReplicaSet's node as a number. */
export function nodeRevision(node: ResourceNode): number | undefined {
  const digits = /^Rev:(\d+)$/.exec(nodeInfo(node, "Revision") ?? "")?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Identity within one application's tree, for objects with and without a uid. */
export function nodeKey(node: {
  readonly group?: string | undefined;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}): string {
  return `${node.group ?? ""}/${node.kind}/${node.namespace}/${node.name}`;
}

/** A result of a sync and a node of the tree that are the same object; a result may lack its namespace. */
export function isSame(
  result: { readonly kind: string; readonly name: string },
  node: { readonly kind: string; readonly name: string },
): boolean {
  return result.kind === node.kind && result.name === node.name;
}

/** Neither healthy nor simply not there: a Missing object is the consequence of a sync, and told there. */
export function isUnwell(node: ResourceNode): boolean {
  const status = node.health?.status ?? "Healthy";
  return status !== "Healthy" && status !== "Missing";
}

/** `Deployment payments-prod/payments-api`, as evidence names its object. */
export function objectName(node: {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}): string {
  return `${node.kind} ${node.namespace === "" ? "" : `${node.namespace}/`}${node.name}`;
}
