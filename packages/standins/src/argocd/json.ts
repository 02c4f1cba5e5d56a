/** A recorded answer, parsed. Recordings are trusted: read with `at` and friends, never assumed. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

/** What stands at a path of keys, if anything. */
export function at(json: Json | undefined, ...path: readonly string[]): Json | undefined {
  let found = json;
  for (const key of path)
    found = isObject(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  return found;
}

/** The string at a path; empty when there is none, as Go reads an absent string. */
export function textAt(json: Json | undefined, ...path: readonly string[]): string {
  const found = at(json, ...path);
  return typeof found === "string" ? found : "";
}

/** The list at a path; empty when there is none or `null`. */
export function listAt(json: Json | undefined, ...path: readonly string[]): readonly Json[] {
  const found = at(json, ...path);
  return Array.isArray(found) ? found : [];
}

/** A copy with one top-level key changed. */
export function withKey(json: Json, key: string, value: Json): JsonObject {
  return { ...(isObject(json) ? json : {}), [key]: value };
}
