import { at, type Json, type JsonObject, listAt } from "./json.ts";
import type { Fields } from "./select-fields.ts";

/** Argo CD 3.5.1 `appFields`: all that `fields` can pick from a list, where it is read, and what stands for nothing. */
const listFields: readonly (readonly [field: string, read: string, absent: Json | undefined])[] = [
  ["metadata.name", "metadata.name", ""],
  ["metadata.namespace", "metadata.namespace", ""],
  ["metadata.annotations", "metadata.annotations", null],
  ["metadata.labels", "metadata.labels", null],
  ["metadata.creationTimestamp", "metadata.creationTimestamp", null],
  ["metadata.deletionTimestamp", "metadata.deletionTimestamp", null],
  ["spec", "spec", {}],
  ["spec.destination", "spec.destination", {}],
  ["spec.project", "spec.project", ""],
  ["spec.source", "spec.source", null],
  ["spec.sources", "spec.sources", null],
  ["spec.sourceHydrator", "spec.sourceHydrator", null],
  ["spec.syncPolicy", "spec.syncPolicy", null],
  ["operation.sync", "operation.sync", undefined],
  ["status.sourceHydrator", "status.sourceHydrator", {}],
  ["status.summary", "status.summary", {}],
  ["status.health", "status.health", {}],
  ["status.resources", "status.resources", undefined],
  ["status.sync.status", "status.sync.status", ""],
  ["status.sync.revision", "status.sync.revision", ""],
  ["status.operationState.phase", "status.operationState.phase", undefined],
  ["status.operationState.startedAt", "status.operationState.startedAt", undefined],
  ["status.operationState.finishedAt", "status.operationState.finishedAt", undefined],
  // Argo CD answers the sync result under this name.
  ["status.operationState.operation.sync", "status.operationState.syncResult", undefined],
];

/** The list with only the chosen fields; undefined where Argo CD fails to marshal (`spec` beside `spec.x`). */
export function selectListFields(list: JsonObject, fields: Fields): unknown {
  const chosen = listFields.filter(
    ([field]) => fields.paths.has(`items.${field}`) !== fields.exclude,
  );
  const names = chosen.map(([field]) => field);
  if (names.includes("spec") && names.some((name) => name.startsWith("spec."))) return undefined;
  const items = listAt(list, "items").map((item) => {
    const picked: Record<string, unknown> = {};
    for (const [field, read, absent] of chosen) {
      const value = at(item, ...read.split(".")) ?? absent;
      if (value !== undefined) put(picked, field.split("."), value);
    }
    return picked;
  });
  return { items: items.length > 0 ? items : null, metadata: at(list, "metadata") ?? {} };
}

function put(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key = "", ...rest] = path;
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  target[key] ??= {};
  put(target[key] as Record<string, unknown>, rest, value);
}
