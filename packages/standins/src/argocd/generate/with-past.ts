import { at, isObject, type Json, type JsonObject, textAt, withKey } from "../json.ts";
import { letters, uid } from "./clone-service.ts";
import type { RecordedService } from "./recorded-service.ts";

/** ReplicaSets that a Deployment keeps from earlier rollouts. */
const kept = 3;

/** A service that has been deployed before, and whose Service has its endpoints: ten nodes instead of six. */
export function withPast(service: RecordedService): RecordedService {
  const later: RecordedService = JSON.parse(
    JSON.stringify(service)
      .replaceAll('"Rev:1"', `"Rev:${kept + 1}"`)
      .replace(/(deployment\.kubernetes\.io\/revision\\*":\\*")1/g, `$1${kept + 1}`),
  );
  const nodes = [...later.nodes];
  const resources: Record<string, Json> = { ...later.resources };
  const current = nodes.find((node) => textAt(node, "kind") === "ReplicaSet");
  const owner = nodes.find((node) => textAt(node, "kind") === "Service");
  if (!isObject(current) || !isObject(owner)) return later;
  for (let revision = 1; revision <= kept; revision += 1) {
    const old = renamed(current, String(revision));
    const info = [{ name: "Revision", value: `Rev:${revision}` }];
    nodes.push({ ...old, info, health: { status: "Healthy" } });
    const live = resources[textAt(current, "uid")];
    if (live !== undefined) resources[textAt(old, "uid")] = retired(live, current, old, revision);
  }
  nodes.push(endpointsOf(owner));
  return { ...later, nodes, resources };
}

function renamed(node: JsonObject, part: string): JsonObject {
  const service = textAt(node, "name").replace(/-[^-]+$/, "");
  const of = `${textAt(node, "uid")}/${part}`;
  return { ...node, name: `${service}-${letters(of, 10)}`, uid: uid(of) };
}

/** The live object of a ReplicaSet that runs nothing any more. */
function retired(live: Json, current: JsonObject, old: JsonObject, revision: number): Json {
  const text = JSON.stringify(live)
    .replaceAll(textAt(current, "uid"), textAt(old, "uid"))
    .replaceAll(hashOf(current), hashOf(old))
    .replaceAll(/:7\.0\.[01]"/g, `:6.${revision}.0"`)
    .replace(`revision":"${kept + 1}"`, `revision":"${revision}"`);
  const resource: Json = JSON.parse(text);
  const manifest = at(resource, "manifest") ?? {};
  const idle = withKey(at(manifest, "spec") ?? {}, "replicas", 0);
  const status = { observedGeneration: 2, replicas: 0 };
  return withKey(resource, "manifest", withKey(withKey(manifest, "spec", idle), "status", status));
}

function hashOf(replicaSet: JsonObject): string {
  return textAt(replicaSet, "name").split("-").at(-1) ?? "";
}

function endpointsOf(service: JsonObject): JsonObject {
  const { health: _, networkingInfo: __, ...node } = service;
  const { kind, namespace, name, uid: ownUid } = service;
  return {
    ...renamed({ ...node, name: `${textAt(service, "name")}-x` }, "endpoints"),
    group: "discovery.k8s.io",
    kind: "EndpointSlice",
    parentRefs: [{ version: "v1", kind, namespace, name, uid: ownUid }] as Json,
  };
}
