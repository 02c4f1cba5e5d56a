// The root is no package that could be entered by name.
// biome-ignore-start lint/style/noRestrictedImports: see above
import {
  Application,
  EventList,
  Pod,
  type ResourceNode,
  ResourceTree,
  summarise,
} from "../../packages/argocd/src/index.ts";
import { type ObservedObjects, planLogs, planObjects } from "../../packages/diagnosis/src/index.ts";
// biome-ignore-end lint/style/noRestrictedImports: see above
import { type Failure, failures } from "./failures.ts";

export const states = ["healthy", "drifted", "failing"] as const;
export type State = (typeof states)[number];

const nodesPerService = 8;
const at = "2030-05-04T10:00:00Z";
const seen = new Date("2030-05-04T10:10:00Z");

/**
 * One application of about so many nodes, with what `planObjects` and `planLogs` ask for fetched, as Argo CD 3.5
 * answers it. Every second service of a failing one fails, in several ways; a drifted one differs in a third.
 */
export function makeObserved(size: number, state: State): ObservedObjects {
  const services = Math.max(1, Math.round(size / nodesPerService));
  const names = Array.from({ length: services }, (_, index) => `svc-${index}`);
  const failureOf = new Map(
    names.map((name, index) => [
      name,
      state === "failing" && index % 2 === 0 ? failures[(index / 2) % failures.length] : undefined,
    ]),
  );
  const tree = ResourceTree.parse({
    nodes: names.flatMap((name, index) => nodesOf(name, index, failureOf.get(name))),
  });
  const application = makeApplication(names, state);
  const plan = planObjects({ application, tree, wantLogs: false });
  const failure = (node: ResourceNode) => failureOf.get(node.name.split("-").slice(0, 2).join("-"));
  const pods = plan.pods.map((node) => makePod(node, failure(node)));
  const line = (content: string, second: number) => ({
    content,
    podName: "",
    status: false,
    at: `2030-05-04T10:0${Math.floor(second / 60)}:${String(second % 60).padStart(2, "0")}Z`,
  });
  return {
    summary: summarise(application, { name: "bench", environment: "prod" }),
    application,
    tree,
    pods,
    objects: plan.objects.map((node) => ({ node, manifest: makeManifest(node) })),
    events: plan.events.map((node) => ({ node, events: eventsOf(failure(node)) })),
    logs: planLogs({ pods, wantLogs: false }).map(({ pod, container, previous }) => ({
      pod,
      container,
      previous,
      lines: logOf(failureOf.get(pod.split("-").slice(0, 2).join("-"))).map(line),
    })),
    revisions: new Map(),
    managed: plan.managed.map(({ group = "", kind = "", namespace = "", name = "" }) => ({
      group,
      kind,
      namespace,
      name,
      ...bothSides(name),
    })),
    gaps: plan.left,
    observedAt: seen,
  };
}

function makeApplication(names: readonly string[], state: State): Application {
  const differs = (index: number) => state === "drifted" && index % 3 === 0;
  return Application.parse({
    metadata: { name: "suite", namespace: "argocd" },
    spec: {
      project: "shop",
      source: { repoURL: "https://git.example/team/deploy.git", path: "apps/suite" },
      destination: { server: "https://kubernetes.default.svc", namespace: "shop" },
      syncPolicy: state === "drifted" ? {} : { automated: { selfHeal: true } },
    },
    status: {
      health: { status: state === "failing" ? "Degraded" : "Healthy" },
      sync: { status: state === "drifted" ? "OutOfSync" : "Synced", revision: "a".repeat(40) },
      resources: names.flatMap((name, index) =>
        ["Deployment", "Service", "ConfigMap"].map((kind) => ({
          group: kind === "Deployment" ? "apps" : "",
          version: "v1",
          kind,
          namespace: "shop",
          name,
          health: { status: "Healthy" },
          status: differs(index) && kind === "Deployment" ? "OutOfSync" : "Synced",
        })),
      ),
      history: [{ id: 1, revision: "a".repeat(40), deployedAt: at, deployStartedAt: at }],
      operationState: { phase: "Succeeded", startedAt: at, finishedAt: at },
    },
  });
}

function nodesOf(name: string, index: number, failure: Failure | undefined): readonly object[] {
  const node = (group: string, kind: string, own: string, more: object = {}) => ({
    group,
    version: "v1",
    kind,
    namespace: "shop",
    name: own,
    uid: `${kind}-${own}`,
    createdAt: at,
    health: { status: "Healthy" },
    ...more,
  });
  const ref = (group: string, kind: string, own: string) => [
    { group, kind, namespace: "shop", name: own, uid: `${kind}-${own}` },
  ];
  const image = `registry.example/shop/${name}:1.${index}.0`;
  const set = `${name}-7d4b9c86f${index % 10}`;
  const late = {
    status: "Degraded",
    message: `Deployment "${name}" exceeded its progress deadline`,
  };
  const health = failure && { health: late };
  const pod = (own: string) =>
    node("", "Pod", own, {
      parentRefs: ref("apps", "ReplicaSet", set),
      images: [image],
      networkingInfo: { labels: { app: name, "pod-template-hash": set.slice(name.length + 1) } },
      info: [
        { name: "Status Reason", value: failure?.reason ?? "Running" },
        { name: "Restart Count", value: String(failure?.restarts ?? 0) },
      ],
      ...(failure && { health: { status: "Degraded", message: failure.message(image) } }),
    });
  return [
    node("apps", "Deployment", name, health),
    node("apps", "ReplicaSet", set, {
      parentRefs: ref("apps", "Deployment", name),
      info: [{ name: "Revision", value: "Rev:1" }],
      ...(failure && { health: { status: "Progressing" } }),
    }),
    ...(failure?.refused === undefined
      ? [pod(`${set}-aaaaa`), pod(`${set}-bbbbb`)]
      : [
          node("apps", "ReplicaSet", `${name}-refused`, {
            parentRefs: ref("apps", "Deployment", name),
            health: { status: "Degraded", message: failure.refused(name) },
          }),
        ]),
    node("", "Service", name, { networkingInfo: { targetLabels: { app: name } } }),
    node("discovery.k8s.io", "EndpointSlice", `${name}-x1`, {
      parentRefs: ref("", "Service", name),
    }),
    node("", "ConfigMap", name),
    node("", "Secret", name),
  ];
}

function makePod(node: ResourceNode, failure: Failure | undefined): Pod {
  const image = node.images[0] ?? "";
  const running = { running: { startedAt: at } };
  const status = {
    name: "main",
    image,
    ready: failure === undefined,
    restartCount: failure?.restarts ?? 0,
    state:
      failure?.waits === true
        ? { waiting: { reason: failure.reason, message: failure.message(image) } }
        : running,
    ...(failure?.ended && { lastState: { terminated: { ...failure.ended, finishedAt: at } } }),
  };
  const isReady = failure === undefined ? "True" : "False";
  return Pod.parse({
    metadata: {
      name: node.name,
      namespace: "shop",
      ownerReferences: [{ kind: "ReplicaSet", name: node.parentRefs[0]?.name ?? "" }],
    },
    spec: { nodeName: "node-1", containers: [{ name: "main" }] },
    status: {
      phase: "Running",
      conditions: [{ type: "Ready", status: isReady, lastTransitionTime: at }],
      containerStatuses: [status],
    },
  });
}

function makeManifest(node: ResourceNode): unknown {
  const main = { name: "main", env: [{ name: "URL", value: "http://svc-1:8080" }] };
  return {
    metadata: { name: node.name },
    ...(node.kind === "ConfigMap" ? { data: { url: "http://svc-1:8080" } } : {}),
    spec: { replicas: 2, template: { spec: { containers: [main] } } },
    status: { conditions: [{ type: "Progressing", status: "False", message: "deadline" }] },
  };
}

function eventsOf(failure: Failure | undefined) {
  const items = (failure?.warnings ?? []).map((message) => ({
    type: "Warning",
    reason: "Failed",
    message,
    count: 9,
    lastTimestamp: at,
  }));
  return EventList.parse({ items }).items;
}

/** As many lines as are read of a container, the last ones telling. */
function logOf(failure: Failure | undefined): readonly string[] {
  const calm = Array.from(
    { length: 190 },
    (_, index) =>
      `2030-05-04 10:00:00.${index} INFO [main] c.e.Handler - request ${index} took 12 ms`,
  );
  return [...calm, ...(failure?.log ?? [])];
}

/** A Deployment whose replicas and image somebody changed by hand. */
function bothSides(name: string) {
  const state = (replicas: number, tag: string) =>
    JSON.stringify({
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name, namespace: "shop", managedFields: replicas === 3 ? managers : [] },
      spec: {
        replicas,
        template: { spec: { containers: [{ name: "main", image: `shop/${name}:${tag}` }] } },
      },
    });
  return { normalizedLiveState: state(3, "1.1"), predictedLiveState: state(2, "1.0") };
}

const managers = [
  {
    manager: "kubectl-edit",
    operation: "Update",
    time: at,
    fieldsV1: { "f:spec": { "f:replicas": {} } },
  },
];
