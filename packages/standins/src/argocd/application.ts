import { at, isObject, type Json, type JsonObject, listAt, textAt, withKey } from "./json.ts";

export function nameOf(application: Json): string {
  return textAt(application, "metadata", "name");
}

export function namespaceOf(application: Json): string {
  return textAt(application, "metadata", "namespace");
}

export function projectOf(application: Json): string {
  return textAt(application, "spec", "project") || "default";
}

export function versionOf(application: Json): number {
  return Number.parseInt(textAt(application, "metadata", "resourceVersion"), 10) || 0;
}

/** The folder of a recording that holds an application's answers. */
export function folderOf(application: Json): string {
  return `applications/${keyOf(application)}`;
}

/** `namespace/name`. */
export function keyOf(application: Json): string {
  return `${namespaceOf(application)}/${nameOf(application)}`;
}

export function labelsOf(application: Json): JsonObject {
  const labels = at(application, "metadata", "labels");
  return isObject(labels) ? labels : {};
}

/** The repository of an application's only or first source. */
export function repoOf(application: Json): string {
  const [first] = listAt(application, "spec", "sources");
  return textAt(first ?? at(application, "spec", "source"), "repoURL");
}

/** The list leaves out what GET adds from the resource tree (`resourceHealthSource: appTree`). */
export function withoutHealth(application: JsonObject): JsonObject {
  const status = at(application, "status");
  const resources = at(status, "resources");
  if (!isObject(status) || !Array.isArray(resources)) return application;
  const bare = resources.map((resource: Json) => {
    if (!isObject(resource)) return resource;
    const { health: _, ...rest } = resource;
    return rest;
  });
  return withKey(application, "status", withKey(status, "resources", bare));
}
