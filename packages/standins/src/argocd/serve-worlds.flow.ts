import { describe, expect, it } from "vitest";
import type { Json } from "./json.ts";
import { at, isObject, listAt, textAt } from "./json.ts";
import { listWorlds } from "./list-worlds.ts";
import { loadWorld } from "./load-world.ts";
import type { World } from "./schema.ts";
import { shiftInstants } from "./shift-instants.ts";
import { type Asked, askWorld } from "./testing/ask.ts";

const now = Date.parse("2027-03-01T12:00:00Z");
/** Packing is tested elsewhere, and takes half of the time here. */
const unpacked = { headers: { "accept-encoding": "identity" } };

/** One recorded answer: the request that gets it, and what it must be. */
interface Expected {
  readonly path: string;
  readonly status: number;
  readonly body: Json;
}

describe("every shipped world serves every answer that was recorded", () => {
  for (const { id } of listWorlds()) {
    it(id, async () => {
      const world = loadWorld(id);
      await using asked = await askWorld(world, { now: () => now });
      const seconds = Math.floor((now - Date.parse(world.recordedAt)) / 1000);
      const answers = new Map<string, Json>();
      for (const [path, text] of world.files) {
        if (path.endsWith(".json")) answers.set(path, JSON.parse(shiftInstants(text, seconds)));
      }
      for (const [file, recorded] of answers) {
        const requests = requestsFor(file, recorded, answers);
        if (Object.keys(recorded ?? {}).length > 0) expect(requests, file).not.toHaveLength(0);
        for (const expected of requests) {
          const { status, body } = await asked.ask(expected.path, unpacked);
          expect({ path: expected.path, status, body }).toEqual(expected);
        }
      }
      await serveLogs(asked, world, answers, seconds);
    }, 60_000);
  }
});

function requestsFor(
  file: string,
  recorded: Json,
  answers: ReadonlyMap<string, Json>,
): readonly Expected[] {
  const own = /^applications\/([^/]+)\/([^/]+)\/(.+)\.json$/.exec(file);
  if (own === null) {
    const paths: Record<string, string> = { "version.json": "/api/version" };
    paths["userinfo.json"] = "/api/v1/session/userinfo";
    return [answerAt(paths[file] ?? `/api/v1/${file.replace(".json", "")}`, recorded)];
  }
  const [, namespace, name, what = ""] = own;
  const app = `/api/v1/applications/${name}`;
  const scope = `appNamespace=${namespace}`;
  const folder = `applications/${namespace}/${name}`;
  const ofNodes = (one: (node: Json, entry: Json) => Expected) =>
    listAt(answers.get(`${folder}/resource-tree.json`), "nodes")
      .filter((node) => at(recorded, textAt(node, "uid")) !== undefined)
      .map((node) => one(node, at(recorded, textAt(node, "uid")) ?? null));
  switch (what.split("/")[0]) {
    case "application":
      return [answerAt(`${app}?${scope}`, recorded)];
    case "revisions":
      return Object.entries(isObject(recorded) ? recorded : {}).map(([revision, metadata]) =>
        answerAt(`${app}/revisions/${revision}/metadata?${scope}`, metadata),
      );
    case "manifests":
      return what === "manifests"
        ? [answerAt(`${app}/manifests?${scope}`, recorded)]
        : [answerAt(`${app}/manifests?${scope}&revision=${what.slice(10)}`, recorded)];
    case "resources":
      return ofNodes((node, entry) => {
        const manifest = JSON.stringify(at(entry, "manifest"));
        return answerAt(`${app}/resource?${scope}&${refOf(node)}`, { manifest });
      });
    case "resource-actions":
      return ofNodes((node, entry) =>
        answerAt(`${app}/resource/actions?${scope}&${refOf(node)}`, entry),
      );
    case "resource-events":
      return ofNodes((node, entry) => {
        const query = `resourceName=${textAt(node, "name")}&resourceUID=${textAt(node, "uid")}`;
        const inNamespace = `&resourceNamespace=${textAt(node, "namespace")}`;
        return answerAt(`${app}/events?${scope}&${query}${inNamespace}`, entry);
      });
    case "links":
      return [answerAt(`${app}/links?namespace=${namespace}`, recorded)];
    default:
      return [answerAt(`${app}/${what}?${scope}`, recorded)];
  }
}

function answerAt(path: string, recorded: Json): Expected {
  const status = at(recorded, "status");
  if (typeof status !== "number") return { path, status: 200, body: recorded };
  return { path, status, body: at(recorded, "body") ?? null };
}

function refOf(node: Json): string {
  const query = ["group", "version", "kind", "namespace"].map(
    (key) => `${key}=${textAt(node, key)}`,
  );
  return [...query, `resourceName=${encodeURIComponent(textAt(node, "name"))}`].join("&");
}

async function serveLogs(
  { lines }: Asked,
  world: World,
  answers: ReadonlyMap<string, Json>,
  seconds: number,
): Promise<void> {
  for (const [file, recorded] of world.files) {
    const log = /^(applications\/[^/]+\/([^/]+))\/logs\/(.+)\/([^/]+?)(\.previous)?\.ndjson$/.exec(
      file,
    );
    if (log === null) continue;
    const [, folder, name, pod, container, previous] = log;
    const tree = answers.get(`${folder}/resource-tree.json`);
    const there = listAt(tree, "nodes").some((node) => textAt(node, "name") === pod);
    const query = `container=${container}&tailLines=5000${previous ? "&previous=true" : ""}`;
    const got = await lines(`/api/v1/applications/${name}/pods/${pod}/logs?${query}`, unpacked);
    const kept = shiftInstants(recorded, seconds)
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line));
    expect(got.slice(0, -1)).toEqual(there ? kept.slice(0, -1) : []);
  }
}
