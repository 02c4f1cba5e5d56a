import { type Json, type JsonObject, listAt, textAt } from "./json.ts";
import { isSameObject } from "./read-tree.ts";

/** Which pods are meant: by own or by ancestor's kind, group, name and namespace; empty means any. */
export interface PodQuery {
  readonly kind: string;
  readonly group: string;
  readonly name: string;
  readonly namespace: string;
}

/** The live Pods of a tree that match, or have an ancestor that does (Argo CD `getSelectedPods`). */
export function selectPods(nodes: readonly JsonObject[], query: PodQuery): readonly JsonObject[] {
  return nodes.filter(
    (node) =>
      textAt(node, "kind") === "Pod" &&
      textAt(node, "group") === "" &&
      textAt(node, "uid") !== "" &&
      isMeant(node, query, nodes, new Set()),
  );
}

function isMeant(
  node: JsonObject,
  query: PodQuery,
  nodes: readonly JsonObject[],
  seen: Set<Json>,
): boolean {
  if (seen.has(node)) return false;
  seen.add(node);
  const matches = (["kind", "group", "name", "namespace"] as const).every((key) =>
    ["", textAt(node, key)].includes(query[key]),
  );
  return (
    matches ||
    listAt(node, "parentRefs").some((parent) =>
      nodes.some((other) => isSameObject(other, parent) && isMeant(other, query, nodes, seen)),
    )
  );
}
