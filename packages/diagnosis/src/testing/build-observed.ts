import {
  Application,
  EventList,
  type LogLine,
  Pod,
  ResourceNode,
  ResourceTree,
  RevisionMetadata,
  summarise,
} from "@lynceus/argocd";
import type { ObservedObjects } from "../observed.ts";

const day = "2030-05-04";
const at = (time: string) => `${day}T${time}Z`;

/** A pod in the kubelet's words; nothing given means that it runs and is ready. */
export interface PodSeed {
  readonly waiting?: { readonly reason: string; readonly message?: string };
  readonly ended?: {
    readonly reason: string;
    readonly exitCode: number;
    readonly message?: string;
  };
  readonly ready?: boolean;
  readonly restarts?: number;
  readonly init?: boolean;
  readonly memory?: string;
  /** `Reason: message`, warnings. */
  readonly warnings?: readonly string[];
  readonly log?: readonly string[];
  /** Argo CD's own words in place of the log. */
  readonly logRefused?: string;
  readonly unfetched?: boolean;
  /** Not on a node yet: what the scheduler says. */
  readonly unscheduled?: string;
  /** `status.reason` and `status.message` of a pod that its node ended. */
  readonly gone?: { readonly reason: string; readonly message: string };
  readonly requests?: Readonly<Record<string, string>>;
  /** When a running container started; shortly before the observation unless given. */
  readonly runningSince?: string;
}

interface RevisionSeed {
  readonly image: string;
  readonly pods: readonly PodSeed[];
  readonly createdAt?: string;
}

export interface ObservedSeed {
  readonly name?: string;
  readonly environment?: string;
  readonly health?: string;
  readonly sync?: string;
  /** By Deployment name, oldest revision first. */
  readonly deployments?: Readonly<Record<string, readonly RevisionSeed[]>>;
  readonly rolledOut?: boolean;
  readonly replicas?: number;
  /** The pod template's `spec`, of every Deployment. */
  readonly template?: object;
  readonly status?: object;
  readonly spec?: object;
  readonly metadata?: object;
  readonly nodes?: readonly object[];
  readonly objects?: ObservedObjects["objects"];
  readonly history?: readonly {
    readonly revision: string;
    readonly message: string;
    readonly at: string;
  }[];
}

/** An observation made up from a few words, in the shape that Argo CD 3.5 and Kubernetes 1.36 give it. */
export function buildObserved(seed: ObservedSeed): ObservedObjects {
  const name = seed.name ?? "shop";
  const made: Made = { nodes: [], pods: [], events: [], logs: [], objects: [] };
  for (const [deployment, revisions] of Object.entries(seed.deployments ?? {})) {
    addDeployment(made, seed, deployment, revisions);
  }
  const application = Application.parse({
    metadata: { name, namespace: "argocd", ...seed.metadata },
    spec: {
      project: "shop",
      source: { repoURL: "git@git.example:team/shop-deploy.git", path: "apps/shop/live" },
      destination: { server: "https://kubernetes.default.svc", namespace: "shop" },
      syncPolicy: { automated: { selfHeal: true } },
      ...seed.spec,
    },
    status: {
      health: { status: seed.health ?? "Degraded" },
      sync: { status: seed.sync ?? "Synced" },
      history: (seed.history ?? []).map((entry, id) => ({
        id,
        revision: entry.revision,
        deployStartedAt: at(entry.at),
        deployedAt: at(entry.at),
        initiatedBy: { automated: true },
      })),
      ...seed.status,
    },
  });
  return {
    summary: summarise(application, { name: "made-up", environment: seed.environment ?? "prod" }),
    application,
    tree: ResourceTree.parse({ nodes: [...made.nodes, ...(seed.nodes ?? [])] }),
    pods: made.pods,
    objects: [...made.objects, ...(seed.objects ?? [])],
    events: made.events,
    logs: made.logs,
    revisions: new Map(
      (seed.history ?? []).map(({ revision, message }) => [
        revision,
        RevisionMetadata.parse({
          author: "Kim Roe <kim@shop.example>",
          date: at("09:00:00"),
          message,
        }),
      ]),
    ),
    gaps: [],
    observedAt: new Date(at("10:10:00")),
  };
}

type Made = {
  nodes: object[];
  pods: Pod[];
  events: ObservedObjects["events"][number][];
  logs: ObservedObjects["logs"][number][];
  objects: ObservedObjects["objects"][number][];
};

function addDeployment(
  made: Made,
  seed: ObservedSeed,
  name: string,
  revisions: readonly RevisionSeed[],
): void {
  const deployment = {
    group: "apps",
    version: "v1",
    kind: "Deployment",
    namespace: "shop",
    name,
    uid: `uid-${name}`,
    health: revisions.every(({ pods }) => pods.every(isHealthy))
      ? { status: "Healthy" }
      : {
          status: seed.health ?? "Degraded",
          message: `Deployment "${name}" exceeded its progress deadline`,
        },
  };
  made.nodes.push(deployment);
  const conditions = seed.rolledOut
    ? [{ type: "Progressing", status: "True", reason: "NewReplicaSetAvailable" }]
    : [];
  made.objects.push({
    node: ResourceNode.parse(deployment),
    manifest: {
      spec: {
        replicas: seed.replicas ?? 2,
        ...(seed.template === undefined ? {} : { template: { spec: seed.template } }),
      },
      status: { conditions },
    },
  });
  revisions.forEach((revision, index) => {
    const owner = {
      kind: "ReplicaSet",
      name: `${name}-7d4b9c86f${index}`,
      uid: `uid-${name}-${index}`,
    };
    const createdAt = at(revision.createdAt ?? `10:0${index}:00`);
    made.nodes.push({
      ...owner,
      group: "apps",
      version: "v1",
      namespace: "shop",
      createdAt,
      parentRefs: [{ ...deployment, health: undefined }],
      info: [{ name: "Revision", value: `Rev:${index + 1}` }],
      health: { status: revision.pods.every(isHealthy) ? "Healthy" : "Progressing" },
    });
    revision.pods.forEach((pod, number) => {
      addPod(made, pod, { name: `${owner.name}-x${number}zk${index}`, owner, revision, createdAt });
    });
  });
}

function isHealthy(pod: PodSeed): boolean {
  if (pod.unscheduled !== undefined || pod.gone !== undefined) return false;
  return pod.ready ?? (pod.waiting === undefined && pod.ended === undefined);
}

function reasonOf(pod: PodSeed): string {
  if (pod.unscheduled !== undefined) return "Pending";
  return pod.gone?.reason ?? pod.waiting?.reason ?? "Running";
}

function addPod(
  made: Made,
  seed: PodSeed,
  about: {
    name: string;
    owner: { kind: string; name: string; uid: string };
    revision: RevisionSeed;
    createdAt: string;
  },
): void {
  const isReady = isHealthy(seed);
  const ended = seed.ended && {
    ...seed.ended,
    startedAt: at("10:05:00"),
    finishedAt: at("10:05:08"),
  };
  const prefix = seed.init ? "Init:" : "";
  const node = ResourceNode.parse({
    kind: "Pod",
    version: "v1",
    namespace: "shop",
    name: about.name,
    uid: `uid-${about.name}`,
    createdAt: about.createdAt,
    images: [about.revision.image],
    parentRefs: [{ ...about.owner, group: "apps", namespace: "shop" }],
    info: [
      { name: "Status Reason", value: `${prefix}${reasonOf(seed)}` },
      { name: "Restart Count", value: String(seed.restarts ?? 0) },
    ],
    health: isReady
      ? { status: "Healthy" }
      : { status: seed.waiting ? "Degraded" : "Progressing", message: seed.waiting?.message },
  });
  made.nodes.push(node);
  if (seed.unfetched) return;
  const status = {
    name: "main",
    image: about.revision.image,
    ready: isReady,
    restartCount: seed.restarts ?? 0,
    state: seed.waiting
      ? { waiting: seed.waiting }
      : { running: { startedAt: at(seed.runningSince ?? "10:06:00") } },
    ...(ended === undefined ? {} : { lastState: { terminated: ended } }),
  };
  made.pods.push(
    Pod.parse({
      metadata: { name: about.name, namespace: "shop", ownerReferences: [about.owner] },
      spec: {
        nodeName: seed.unscheduled === undefined ? "node-1" : undefined,
        containers: [
          {
            name: "main",
            resources: {
              limits: seed.memory ? { memory: seed.memory } : {},
              requests: seed.requests,
            },
          },
        ],
      },
      status: {
        phase: seed.gone ? "Failed" : "Running",
        ...seed.gone,
        conditions: [
          ...(seed.unscheduled === undefined
            ? []
            : [
                {
                  type: "PodScheduled",
                  status: "False",
                  reason: "Unschedulable",
                  message: seed.unscheduled,
                },
              ]),
          { type: "Initialized", status: seed.init ? "False" : "True" },
          { type: "Ready", status: isReady ? "True" : "False", lastTransitionTime: at("10:06:30") },
        ],
        ...(seed.unscheduled === undefined
          ? { [seed.init ? "initContainerStatuses" : "containerStatuses"]: [status] }
          : {}),
      },
    }),
  );
  const items = (seed.warnings ?? []).map((warning) => {
    const [reason, message] = warning.split(/: (.*)/s);
    return { type: "Warning", reason, message, lastTimestamp: at("10:07:00") };
  });
  made.events.push({ node, events: EventList.parse({ items }).items });
  const lines: LogLine[] = (seed.log ?? []).map((content, second) => ({
    content,
    podName: about.name,
    at: at(`10:05:${String(second).padStart(2, "0")}`),
    status: false,
  }));
  if (seed.logRefused)
    lines.push({ content: seed.logRefused, podName: "", at: undefined, status: true });
  if (lines.length > 0) {
    const previous = (seed.restarts ?? 0) > 0 && !isReady;
    made.logs.push({ pod: about.name, container: "main", previous, lines });
  }
}
