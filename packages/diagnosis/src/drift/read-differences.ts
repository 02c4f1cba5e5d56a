import type { ManagedResource } from "@lynceus/argocd";
import { type FieldPath, isFields, isWithin, itemKey, valueAt } from "./field-path.ts";
import { type FieldManager, isArgocd, isHand, readManagers } from "./read-managers.ts";

/** One field that is not as Git has it. */
export interface Difference {
  readonly path: FieldPath;
  /** Undefined where the cluster, or Git, does not have the field. */
  readonly live: unknown;
  readonly git: unknown;
  /** Who set the live value, where the object tells. */
  readonly manager: FieldManager | undefined;
}

/** An object of the application with all that differs in it. */
export interface Differing {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly differences: readonly Difference[];
  readonly managers: readonly FieldManager[];
  readonly live: unknown;
}

const mostDifferences = 40;
const deepest = 24;

/**
 * What differs between the live state and the one that a sync would make, as Argo CD compares them. A field
 * that somebody added by hand stays after a client-side apply and is in both: who owns it tells.
 */
export function readDiffering(resource: ManagedResource): Differing | undefined {
  const live = parse(resource.normalizedLiveState);
  const git = parse(resource.predictedLiveState);
  if (!isFields(live) || !isFields(git)) return undefined;
  const { group, kind, namespace, name } = resource;
  const managers = readManagers(live);
  const found: Pick<Difference, "path" | "live" | "git">[] = [];
  compare(live, git, [], found);
  const differences = [...found, ...addedByHand(live, managers, found)].map((each) => ({
    ...each,
    manager: ownerOf(each.path, managers),
  }));
  return { group, kind, namespace, name, differences, managers, live };
}

const unsaid = new Set([
  "managedFields",
  "resourceVersion",
  "generation",
  "uid",
  "creationTimestamp",
]);

function compare(
  live: unknown,
  git: unknown,
  path: FieldPath,
  into: Pick<Difference, "path" | "live" | "git">[],
): void {
  if (into.length >= mostDifferences || path.length > deepest || isSame(live, git)) return;
  if (isFields(live) && isFields(git)) {
    for (const key of new Set([...Object.keys(live), ...Object.keys(git)])) {
      if (path.length === 0 && key === "status") continue;
      if (path.length === 1 && path[0] === "metadata" && unsaid.has(key)) continue;
      compare(live[key], git[key], [...path, key], into);
    }
    return;
  }
  const [ours, theirs] = [keyed(live), keyed(git)];
  if (ours !== undefined && theirs !== undefined) {
    for (const key of new Set([...ours.keys(), ...theirs.keys()])) {
      compare(ours.get(key), theirs.get(key), [...path, key], into);
    }
    return;
  }
  into.push({ path, live, git });
}

/** A list whose items all have keys of their own, else undefined. */
function keyed(list: unknown): Map<string, unknown> | undefined {
  if (!Array.isArray(list)) return undefined;
  const items = new Map<string, unknown>();
  for (const item of list) {
    const key = itemKey(item);
    if (key === undefined || items.has(key)) return undefined;
    items.set(key, item);
  }
  return items;
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Fields that a person's tool owns and Argo CD does not, though both states have them. */
function addedByHand(
  live: unknown,
  managers: readonly FieldManager[],
  found: readonly { readonly path: FieldPath }[],
): readonly Pick<Difference, "path" | "live" | "git">[] {
  const ofArgocd = managers.filter(isArgocd).flatMap(({ fields }) => fields);
  if (ofArgocd.length === 0) return [];
  const added = managers
    .filter(isHand)
    .flatMap(({ fields }) => fields)
    .filter((path) => path[0] === "spec" || path[0] === "data")
    .filter((path) => !found.some((each) => isWithin(path, each.path)))
    .filter((path) => !ofArgocd.some((own) => isWithin(own, path)));
  return added
    .map((path) => ({ path, live: valueAt(live, path), git: undefined }))
    .filter(({ path, live }) => live !== undefined && path.at(-1) !== "name")
    .slice(0, 12);
}

function ownerOf(path: FieldPath, managers: readonly FieldManager[]): FieldManager | undefined {
  const owners = managers.filter(({ fields }) =>
    fields.some((field) => isWithin(field, path) || isWithin(path, field)),
  );
  return owners.find((each) => isHand(each)) ?? owners.find((each) => !isArgocd(each)) ?? owners[0];
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return undefined;
  }
}
