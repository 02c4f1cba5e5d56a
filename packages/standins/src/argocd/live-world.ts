import { folderOf, keyOf, nameOf, namespaceOf, versionOf, withoutHealth } from "./application.ts";
import { at, isObject, type Json, type JsonObject, listAt, textAt, withKey } from "./json.ts";
import type { World } from "./schema.ts";
import { shiftInstants } from "./shift-instants.ts";

export type WatchType = "ADDED" | "MODIFIED" | "DELETED";
interface WatchEvent {
  readonly type: WatchType;
  readonly application: JsonObject;
}

/** A recorded answer with the status it had. */
export interface RecordedAnswer {
  readonly status: number;
  readonly body: Json;
}

/** One application: as the list tells it, and as GET, which adds the health of its resources. */
export interface LiveApplication {
  readonly listed: JsonObject;
  readonly full: JsonObject;
  /** GET was refused when it was recorded; then every endpoint of the application is. */
  readonly refusal: RecordedAnswer | undefined;
}

/** A world in memory: its clock moved to now, its applications open to change. */
export interface LiveWorld {
  readonly controllerNamespace: string;
  now(): number;
  text(path: string): string | undefined;
  answer(path: string): RecordedAnswer | undefined;
  applications(): readonly LiveApplication[];
  application(namespace: string, name: string): LiveApplication | undefined;
  listVersion(): string;
  /** Changes an application, gives it a newer `resourceVersion`, tells all watchers; returns it as it is now. */
  change(type: WatchType, application: JsonObject): JsonObject;
  subscribe(listener: (event: WatchEvent) => void): () => void;
}

export function openWorld(world: World, now: () => number): LiveWorld {
  // Whole seconds, so that instants of every precision keep their distances.
  const seconds = Math.floor((now() - Date.parse(world.recordedAt)) / 1000);
  const answers = new Map<string, RecordedAnswer>();
  const listeners = new Set<(event: WatchEvent) => void>();

  function text(path: string): string | undefined {
    const recorded = world.files.get(path);
    return recorded === undefined ? undefined : shiftInstants(recorded, seconds);
  }
  function answer(path: string): RecordedAnswer | undefined {
    const known = answers.get(path);
    if (known !== undefined) return known;
    const recorded = text(path);
    if (recorded === undefined) return undefined;
    const parsed = asAnswer(JSON.parse(recorded));
    answers.set(path, parsed);
    return parsed;
  }

  const list = answer("applications.json")?.body;
  const applications = new Map<string, LiveApplication>();
  for (const listed of listAt(list, "items")) {
    if (!isObject(listed)) continue;
    const recorded = answer(`${folderOf(listed)}/application.json`);
    const refusal = recorded !== undefined && recorded.status !== 200 ? recorded : undefined;
    const full = recorded?.status === 200 && isObject(recorded.body) ? recorded.body : listed;
    applications.set(keyOf(listed), { listed, full, refusal });
  }
  let listVersion = Number(textAt(list, "metadata", "resourceVersion"));
  let newest = Math.max(
    listVersion,
    ...[...applications.values()].map(({ full }) => versionOf(full)),
  );

  const controllerNamespace =
    textAt(answer("settings.json")?.body, "controllerNamespace") || "argocd";

  return {
    controllerNamespace,
    now,
    text,
    answer,
    applications: () =>
      [...applications.values()].sort((a, b) => (nameOf(a.listed) < nameOf(b.listed) ? -1 : 1)),
    application: (namespace, name) => applications.get(`${namespace}/${name}`),
    listVersion: () => String(listVersion),
    change(type, application) {
      if (nameOf(application) === "") throw new Error("An application has a metadata.name.");
      newest = Math.max(newest + 1, versionOf(application));
      listVersion = newest;
      const namespace = namespaceOf(application) || controllerNamespace;
      const metadata = withKey(at(application, "metadata") ?? {}, "namespace", namespace);
      const newer = withKey(metadata, "resourceVersion", String(newest));
      const full = withKey(application, "metadata", newer);
      if (type === "DELETED") applications.delete(keyOf(full));
      else applications.set(keyOf(full), { listed: withoutHealth(full), full, refusal: undefined });
      for (const listener of [...listeners]) listener({ type, application: full });
      return full;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function asAnswer(json: Json): RecordedAnswer {
  if (!isObject(json)) return { status: 200, body: json };
  const { status, body, ...rest } = json;
  const refused =
    typeof status === "number" && body !== undefined && Object.keys(rest).length === 0;
  return refused ? { status, body } : { status: 200, body: json };
}
