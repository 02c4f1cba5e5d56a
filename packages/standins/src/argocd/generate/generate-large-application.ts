import { createHash } from "node:crypto";
import { at, isObject, type Json, type JsonObject, listAt, textAt, withKey } from "../json.ts";
import { loadWorld } from "../load-world.ts";
import type { World } from "../schema.ts";
import { cloneService, letters, uid } from "./clone-service.ts";
import { type FailureKind, failureKinds, type Planted, plantFailure } from "./plant-failure.ts";
import { cutService, type RecordedService } from "./recorded-service.ts";
import { withPast } from "./with-past.ts";

export interface LargeApplication {
  readonly world: World;
  /** The application that is large. */
  readonly name: string;
  readonly planted: readonly Planted[];
}

/** The recording that the services are cloned from, and which of them runs, lacks its image, crashes. */
const recording = "large-application";
const prototypes = { healthy: "svc-01", image: "svc-17", crashing: "svc-41" };
const name = "commerce-suite";
const folder = `applications/argocd/${name}`;
const services = 100;
const events = 200;

/**
 * An application of 100 services, 300 managed resources and 1,000 nodes, each object cloned from a recording and so
 * as large as real ones are, with four failures hidden in it. The same seed gives the same world.
 */
export function generateLargeApplication({ seed = 1 } = {}): LargeApplication {
  const base = loadWorld(recording);
  const cut = new Map<string, RecordedService>();
  for (const from of Object.values(prototypes)) cut.set(from, cutService(base, folder, from));
  const ill = chooseIll(seed);
  const planted: Planted[] = [];
  const grown = Array.from({ length: services }, (_, index) => {
    const kind = ill.get(index);
    const from = prototypeOf(kind);
    const service = `svc-${String(index + 1).padStart(3, "0")}`;
    const recorded = cut.get(from) ?? cutService(base, folder, from);
    const clone = withPast(cloneService(recorded, { from, name: service, seed }));
    if (kind === undefined) return clone;
    const failing = plantFailure(clone, { kind, name: service, seed });
    planted.push(failing.planted);
    return failing.service;
  });
  return { world: assemble(base, grown, planted, seed), name, planted };
}

/** Which services fail, and how: the seed's choice. */
function chooseIll(seed: number): ReadonlyMap<number, FailureKind> {
  const rank = (index: number) => createHash("sha256").update(`${seed}/${index}`).digest("hex");
  const order = Array.from({ length: services }, (_, index) => index).sort((a, b) =>
    rank(a) < rank(b) ? -1 : 1,
  );
  return new Map(failureKinds.map((kind, index) => [order[index] ?? index, kind]));
}

function prototypeOf(kind: FailureKind | undefined): string {
  switch (kind) {
    case undefined:
    case "drift":
      return prototypes.healthy;
    case "image":
      return prototypes.image;
    case "host":
    case "memory":
      return prototypes.crashing;
  }
}

function assemble(
  base: World,
  grown: readonly RecordedService[],
  planted: readonly Planted[],
  seed: number,
): World {
  const files = new Map([...base.files].filter(([path]) => !path.startsWith(`${folder}/`)));
  const read = (file: string): Json => JSON.parse(base.files.get(`${folder}/${file}`) ?? "null");
  const put = (file: string, value: Json) => files.set(`${folder}/${file}`, JSON.stringify(value));
  const all = (part: "nodes" | "items" | "manifests") => grown.flatMap((one) => one[part]);
  const merged = (part: "resources" | "events" | "actions"): JsonObject =>
    Object.assign({}, ...grown.map((one) => one[part]));

  for (const file of ["revisions.json", "links.json", "syncwindows.json"]) put(file, read(file));
  put("resource-tree.json", withKey(read("resource-tree.json"), "nodes", all("nodes")));
  put("managed-resources.json", { items: all("items") });
  put("manifests.json", withKey(read("manifests.json"), "manifests", all("manifests")));
  put("resources.json", merged("resources"));
  put("resource-events.json", merged("events"));
  put("resource-actions.json", merged("actions"));
  put("events.json", manyEvents(read("events.json"), seed));
  for (const [path, text] of grown.flatMap(({ logs }) => Object.entries(logs)))
    files.set(`${folder}/logs/${path}`, text);

  const application = growApplication(read("application.json"), grown);
  put("application.json", application);
  const list: Json = JSON.parse(base.files.get("applications.json") ?? "{}");
  const items = listAt(list, "items").map((item) =>
    textAt(item, "metadata", "name") === name ? application : item,
  );
  files.set("applications.json", JSON.stringify(withKey(list, "items", items)));
  const truth = {
    ...base.truth,
    questions: [`${name} is Degraded, it has a hundred services, which one is it?`],
    object: planted.map(({ object }) => object).join(", "),
    cause: planted.map(({ object, cause }) => `${object}: ${cause}`).join("; "),
    failures: planted.map(({ object, cause }) => `${object}: ${cause}`),
    mustSay: planted.flatMap(({ evidence }) => evidence.map(({ says }) => says)),
    mustNotSay: [],
  };
  return { ...base, id: `generated-large-application-${seed}`, truth, files };
}

function growApplication(recorded: Json, grown: readonly RecordedService[]): JsonObject {
  const status = at(recorded, "status") ?? {};
  const operation = at(status, "operationState") ?? {};
  const result = at(operation, "syncResult") ?? {};
  const results = grown.flatMap((one) => one.results);
  const synced = withKey(operation, "syncResult", withKey(result, "resources", results));
  const sync = withKey(at(status, "sync") ?? {}, "status", "OutOfSync");
  const resources = grown.flatMap((one) => one.statuses);
  const spec = at(recorded, "spec") ?? {};
  const syncPolicy = { automated: { prune: true }, syncOptions: ["CreateNamespace=true"] };
  return withKey(withKey(recorded, "spec", withKey(spec, "syncPolicy", syncPolicy)), "status", {
    ...(isObject(status) ? status : {}),
    resources,
    sync,
    operationState: synced,
  });
}

/** An hour of a restless application: what it said, again and again. */
function manyEvents(recorded: Json, seed: number): JsonObject {
  const said = listAt(recorded, "items").filter(isObject);
  const items = Array.from({ length: events }, (_, index): JsonObject => {
    const event = said[index % said.length] ?? {};
    const of = `${seed}/event/${index}`;
    const metadata = { ...(isObject(event.metadata) ? event.metadata : {}) };
    return {
      ...event,
      metadata: { ...metadata, name: `${name}.${letters(of, 16)}`, uid: uid(of) },
    };
  });
  return withKey(recorded, "items", items);
}
