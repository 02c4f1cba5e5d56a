import { type ArgocdClient, type LogLine, Pod, ResourceTree } from "@lynceus/argocd";

export interface NodeSeed {
  readonly kind: string;
  readonly name: string;
  readonly group?: string;
  readonly namespace?: string;
  readonly uid?: string | undefined;
  readonly health?: { readonly status: string; readonly message?: string };
  readonly parent?: { readonly kind: string; readonly name: string; readonly group?: string };
  readonly info?: readonly { readonly name: string; readonly value: string }[];
  readonly networkingInfo?: unknown;
}

/** A resource tree of these nodes, all in one namespace. */
export function fakeTree(nodes: readonly NodeSeed[], orphans: readonly NodeSeed[] = []) {
  return ResourceTree.parse({ nodes: nodes.map(toNode), orphanedNodes: orphans.map(toNode) });
}

function toNode({ parent, ...node }: NodeSeed) {
  const place = { namespace: "shop", version: "v1" };
  return {
    uid: `${node.kind}-${node.name}`,
    ...place,
    ...node,
    parentRefs: parent === undefined ? [] : [{ ...place, ...parent }],
  };
}

/** A pod's live object with one container, `app`. */
export function fakePod(name: string, status: Record<string, unknown> = {}) {
  const containerStatuses = [{ name: "app", ready: true, state: { running: {} }, ...status }];
  const pod = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, namespace: "shop" },
    spec: { containers: [{ name: "app" }] },
    status: { containerStatuses },
  };
  Pod.parse(pod);
  return pod;
}

export function logLines(podName: string, contents: readonly string[]): readonly LogLine[] {
  return contents.map((content, at) => ({
    content,
    podName,
    at: new Date(Date.UTC(2026, 10, 21, 9) + at * 1000).toISOString(),
    status: false,
  }));
}

/** A client of one application: a Deployment `web` with one pod, which logs `contents`. */
export function loggingClient(
  contents: readonly string[],
  status: Record<string, unknown> = {},
): Partial<ArgocdClient> {
  return {
    resourceTree: async () =>
      fakeTree([
        { kind: "Deployment", group: "apps", name: "web", health: { status: "Degraded" } },
        {
          kind: "Pod",
          name: "web-1",
          health: { status: "Degraded" },
          parent: { kind: "Deployment", group: "apps", name: "web" },
        },
      ]),
    resource: async () => fakePod("web-1", status),
    logs: async (_target, { tailLines }) => logLines("web-1", contents).slice(-tailLines),
  };
}
