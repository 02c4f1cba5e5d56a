import { recordedError } from "./api-error.ts";
import { folderOf } from "./application.ts";
import { isObject, type Json, type JsonObject, listAt, textAt } from "./json.ts";
import type { LiveApplication, LiveWorld } from "./live-world.ts";

/** Nodes of an application's resource tree, orphans last. Throws what Argo CD answers when it has none cached. */
export function readTree(
  world: LiveWorld,
  application: LiveApplication,
  wrapping: string,
): { readonly nodes: readonly JsonObject[]; readonly orphaned: readonly JsonObject[] } {
  const recorded = world.answer(`${folderOf(application.full)}/resource-tree.json`);
  if (recorded !== undefined && recorded.status !== 200) throw recordedError(recorded, wrapping);
  return {
    nodes: listAt(recorded?.body, "nodes").filter(isObject),
    orphaned: listAt(recorded?.body, "orphanedNodes").filter(isObject),
  };
}

/** True when a node, a reference to one or a managed resource is of this group, kind, namespace and name. */
export function isSameObject(a: Json, b: Json): boolean {
  return ["group", "kind", "namespace", "name"].every((key) => textAt(a, key) === textAt(b, key));
}
