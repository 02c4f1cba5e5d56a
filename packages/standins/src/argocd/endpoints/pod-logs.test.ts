import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { at, type Json, type JsonObject, textAt, withKey } from "../json.ts";
import { loadWorld } from "../load-world.ts";
import type { LogEntry } from "../read-pod-log.ts";
import type { World } from "../schema.ts";
import { type Asked, askWorld, readMessages, withAnswers } from "../testing/ask.ts";

const image = loadWorld("image-tag-missing");
const app = "/api/v1/applications/payments-api";
const [waiting, first, second] = [
  "payments-api-6445bf6c75-jrnsf",
  "payments-api-9f467449-bxdfd",
  "payments-api-9f467449-qwrvz",
];
const notStarted = `container "payments-api" in pod "${waiting}" is waiting to start: trying and failing to pull image`;

let asked: Asked;
beforeAll(async () => {
  asked = await askWorld(image);
});
afterAll(() => asked[Symbol.asyncDispose]());

async function read(query: string, from = asked, path = `${app}/logs`): Promise<LogEntry[]> {
  return ((await from.lines(`${path}?${query}`)) as { result: LogEntry }[]).map(
    ({ result }) => result,
  );
}
const contents = (entries: LogEntry[]) =>
  entries
    .filter(({ last }) => !last)
    .map(({ podName, content }) => `${podName.slice(-5)}: ${content}`);

describe("podLogs", () => {
  it("reads one pod, and closes with an empty last entry", async () => {
    const entries = await read(`podName=${first}&tailLines=100`);
    expect(entries.map(({ content, last, podName }) => [content, last, podName])).toEqual([
      ["listening on :8080", false, first],
      ["ready", false, first],
      ["GET /healthz 200 1ms", false, first],
      ["", true, ""],
    ]);
    expect(await read("", asked, `${app}/pods/${first}/logs`)).toHaveLength(4);
  });

  it("merges all pods of an ancestor by time, tailLines for each, the kubelet's words first", async () => {
    const entries = await read(
      "kind=Deployment&group=apps&resourceName=payments-api&namespace=payments-prod&tailLines=2",
    );
    expect(contents(entries)).toEqual([
      `: ${notStarted}`,
      "bxdfd: ready",
      "qwrvz: ready",
      "bxdfd: GET /healthz 200 1ms",
      "qwrvz: GET /healthz 200 1ms",
    ]);
    expect(entries[0]).toMatchObject({ timeStamp: null, timeStampStr: "0001-01-01T00:00:00Z" });
    const times = entries.slice(1).map(({ timeStampStr }) => Date.parse(timeStampStr));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it.each([
    ["kind=ReplicaSet&resourceName=payments-api-6445bf6c75", [`: ${notStarted}`]],
    [`podName=${second}&tailLines=1`, ["qwrvz: GET /healthz 200 1ms"]],
    [`podName=${second}&namespace=elsewhere`, []],
    ["kind=Deployment&resourceName=other", []],
    [`podName=${first}&filter=HEALTHZ`, ["bxdfd: GET /healthz 200 1ms"]],
    [`podName=${first}&filter=HEALTHZ&matchCase=true`, []],
    [`podName=${first}&filter=!healthz&tailLines=2`, ["bxdfd: ready"]],
    [`podName=${waiting}&filter=healthz`, []],
    [`podName=${first}&container=sidecar`, [`: container sidecar is not valid for pod ${first}`]],
    [
      `podName=${first}&previous=true`,
      [`: previous terminated container "payments-api" in pod "${first}" not found`],
    ],
  ])("%s reads %o", async (query, found) => {
    expect(contents(await read(query))).toEqual(found);
  });

  it("of no pod at all is an empty stream, without even a last entry", async () => {
    const response = await asked.fetch(`${app}/logs?podName=nothing`);
    expect([response.status, await response.text()]).toEqual([200, ""]);
  });

  it("knows the crashed container's log only as the previous one", async () => {
    await using crashed = await askWorld("crash-after-config-removed");
    const path = "/api/v1/applications/subscriptions/logs";
    const previous = await read("previous=true&tailLines=20", crashed, path);
    expect(previous.length).toBeGreaterThan(2);
  });

  it("leaves out what is older than sinceSeconds, counted from now", async () => {
    const recordedAt = Date.parse(image.recordedAt);
    await using old = await askWorld(image, { now: () => recordedAt });
    // The recording ends at 07:21:12.475: its last line is 5.495 s old, the one before 30.495 s.
    expect(contents(await read(`podName=${first}&sinceSeconds=6`, old))).toHaveLength(1);
    expect(contents(await read(`podName=${first}&sinceSeconds=31`, old))).toHaveLength(2);
    expect(contents(await read(`podName=${waiting}&sinceSeconds=1`, old))).toHaveLength(1);
  });

  it("asks for a container where there are several, init containers first", async () => {
    const many = {
      containers: [{ name: "app" }, { name: "proxy" }],
      initContainers: [{ name: "init" }],
    };
    await using several = await askWorld(withPodSpec(image, many));
    const line = `a container name must be specified for pod ${first}, choose one of: [init app proxy]`;
    expect(contents(await read(`podName=${first}`, several))).toEqual([`: ${line}`]);
    const one = { containers: [{ name: "payments-api" }], initContainers: [{ name: "init" }] };
    await using initialised = await askWorld(withPodSpec(image, one));
    expect(contents(await read(`podName=${first}`, initialised))).toHaveLength(3);
  });

  it("refuses more than ten pods", async () => {
    await using large = await askWorld("large-application");
    const message = "max pods to view logs are reached. Please provide more granular query";
    expect(await large.ask("/api/v1/applications/commerce-suite/logs")).toEqual({
      status: 400,
      body: {
        error: { grpc_code: 3, http_code: 400, message, http_status: "Bad Request" },
      },
    });
  });

  it("tells why there is no tree, and what the gateway finds wrong as an ordinary answer", async () => {
    await using broken = await askWorld("cluster-unreachable");
    const got = await broken.ask("/api/v1/applications/edge-router/logs");
    const message = expect.stringMatching(/^error getting app resource tree: error getting cached/);
    expect(got).toMatchObject({ status: 500, body: { error: { grpc_code: 2, message } } });
    const parse = 'strconv.ParseInt: parsing "": invalid syntax';
    expect(await asked.ask(`${app}/logs?sinceSeconds=`)).toEqual({
      status: 400,
      body: { error: parse, code: 3, message: parse },
    });
    expect((await asked.ask(`${app}/logs?previous=yes`)).status).toBe(400);
  });

  it("stays open while it follows", async () => {
    const stream = readMessages(await asked.fetch(`${app}/logs?podName=${first}&follow=true`));
    for (const content of ["listening on :8080", "ready", "GET /healthz 200 1ms"]) {
      expect(await stream.next()).toMatchObject({ result: { content, last: false } });
    }
    await stream.cancel();
  });
});

function withPodSpec(world: World, spec: Json): World {
  const path = "applications/argocd/payments-api/resources.json";
  const resources: JsonObject = JSON.parse(world.files.get(path) ?? "{}");
  const changed = Object.entries(resources).map(([uid, resource]) => {
    const manifest = at(resource, "manifest") ?? {};
    const isFirst = textAt(manifest, "metadata", "name") === first;
    return [uid, isFirst ? { manifest: withKey(manifest, "spec", spec) } : resource];
  });
  return withAnswers(world, { [path]: Object.fromEntries(changed) });
}
