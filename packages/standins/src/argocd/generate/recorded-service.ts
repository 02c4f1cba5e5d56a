import { isObject, type Json, type JsonObject, listAt, textAt } from "../json.ts";
import type { World } from "../schema.ts";

/** Everything that a recorded application says about one of its services. */
export interface RecordedService {
  readonly nodes: readonly Json[];
  /** Of managed resources. */
  readonly items: readonly Json[];
  /** Of the Application's `status.resources`. */
  readonly statuses: readonly Json[];
  /** Of its last operation's `syncResult.resources`. */
  readonly results: readonly Json[];
  readonly manifests: readonly Json[];
  /** By uid. */
  readonly resources: JsonObject;
  readonly events: JsonObject;
  readonly actions: JsonObject;
  /** Path below `logs/` to its lines. */
  readonly logs: Readonly<Record<string, string>>;
}

/** Cuts a service out of a recording by its name, which stands in every text about it. */
export function cutService(world: World, folder: string, name: string): RecordedService {
  const named = new RegExp(`\\b${name}(?![0-9a-z])`);
  const read = (file: string): Json => JSON.parse(world.files.get(`${folder}/${file}`) ?? "null");
  const of = (list: readonly Json[]) => list.filter((one) => named.test(nameIn(one)));
  const application = read("application.json");
  const nodes = of(listAt(read("resource-tree.json"), "nodes"));
  const uids = new Set(nodes.map((node) => textAt(node, "uid")));
  const keyed = (file: string): JsonObject => {
    const all = read(file);
    const entries = Object.entries(isObject(all) ? all : {});
    return Object.fromEntries(entries.filter(([uid]) => uids.has(uid)));
  };
  const logs = [...world.files].filter(
    ([path]) => path.startsWith(`${folder}/logs/`) && named.test(path),
  );
  return {
    nodes,
    items: of(listAt(read("managed-resources.json"), "items")),
    statuses: of(listAt(application, "status", "resources")),
    results: of(listAt(application, "status", "operationState", "syncResult", "resources")),
    manifests: of(listAt(read("manifests.json"), "manifests")),
    resources: keyed("resources.json"),
    events: keyed("resource-events.json"),
    actions: keyed("resource-actions.json"),
    logs: Object.fromEntries(
      logs.map(([path, text]) => [path.slice(`${folder}/logs/`.length), text]),
    ),
  };
}

function nameIn(value: Json): string {
  return typeof value === "string" ? value : textAt(value, "name");
}
