import type { Manifests } from "@lynceus/argocd";
import type { ResourceChange } from "@lynceus/contract";
import { byTelling } from "./by-telling.ts";
import { describeChange, identity } from "./describe-change.ts";

/** An object as Argo CD renders it. */
export interface Rendered {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly json: string;
}

export interface ObjectFilter {
  readonly kind?: string | undefined;
  readonly name?: string | undefined;
}

/** The objects of a rendering that fit; `unreadable` counts what is no object at all. */
export function readRendering(
  { manifests }: Manifests,
  { kind, name }: ObjectFilter,
): {
  readonly objects: readonly Rendered[];
  readonly all: readonly Rendered[];
  readonly unreadable: number;
} {
  const all = manifests.map(readObject).filter((object) => object !== undefined);
  const objects = all.filter(
    (object) =>
      (kind === undefined || object.kind.toLowerCase() === kind.toLowerCase()) &&
      (name === undefined || object.name === name),
  );
  return { objects, all, unreadable: manifests.length - all.length };
}

/** What is different between two renderings, the most telling first. */
export function compareRenderings(
  before: readonly Rendered[],
  after: readonly Rendered[],
): readonly ResourceChange[] {
  const old = byKey(before);
  const now = byKey(after);
  const changes: ResourceChange[] = [];
  for (const [key, object] of now) {
    const was = old.get(key);
    if (was === undefined) changes.push({ ...identity(object), state: "added", diff: [] });
    else if (was.json !== object.json) changes.push(describeChange(object, was.json, object.json));
  }
  for (const [key, object] of old) {
    if (!now.has(key)) changes.push({ ...identity(object), state: "removed", diff: [] });
  }
  return changes.sort(byTelling);
}

/** Objects of one name are told apart by their order, which is Argo CD's own. */
function byKey(objects: readonly Rendered[]): ReadonlyMap<string, Rendered> {
  const keyed = new Map<string, Rendered>();
  for (const object of objects) {
    const { group, kind, namespace, name } = object;
    let key = JSON.stringify([group, kind, namespace, name]);
    while (keyed.has(key)) key += "+";
    keyed.set(key, object);
  }
  return keyed;
}

function readObject(json: string): Rendered | undefined {
  try {
    const { apiVersion, kind, metadata } = JSON.parse(json);
    if (typeof kind !== "string" || typeof metadata?.name !== "string") return undefined;
    const group = String(apiVersion).includes("/") ? String(apiVersion).split("/")[0] : "";
    const namespace = typeof metadata.namespace === "string" ? metadata.namespace : "";
    return { group: group ?? "", kind, namespace, name: metadata.name, json };
  } catch {
    return undefined;
  }
}
