import {
  type ApplicationSet,
  type ArgocdClient,
  type ManagedResource,
  Pod,
  type ResourceNode,
  type RevisionMetadata,
  type SyncWindows,
} from "@lynceus/argocd";
import { type ApplicationSummary, ExpectedError } from "@lynceus/contract";
import {
  type ObservedActions,
  type ObservedEvents,
  type ObservedLog,
  type ObservedObjects,
  planLogs,
  planObjects,
} from "@lynceus/diagnosis";
import { foldGaps } from "./fold-gaps.ts";
import { ownerSet } from "./made-by.ts";
import { mapBounded } from "./map-bounded.ts";
import { startDeadline } from "./start-deadline.ts";
import { withLiveStatus } from "./with-live-status.ts";

export interface ObserveOptions {
  readonly client: ArgocdClient;
  readonly summary: ApplicationSummary;
  /** Also read the logs of containers that are not in trouble. */
  readonly wantLogs: boolean;
  readonly url: string | undefined;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly deadlineMs: number;
  /** Requests at a time; default 8. */
  readonly atOnce?: number;
}

/**
 * Gathers what a diagnosis needs, within the deadline. Throws when the application itself cannot be had;
 * any other part that fails or comes too late becomes a gap, in words.
 */
export async function observeApplication(
  options: ObserveOptions,
  signal: AbortSignal,
): Promise<ObservedObjects> {
  const { client, summary, wantLogs, deadlineMs, atOnce = 8 } = options;
  const { within, attempt, require, gaps } = startDeadline(deadlineMs, signal);

  const about = `application \`${summary.name}\``;
  const late = `Argo CD \`${summary.instance}\` did not tell about application \`${summary.name}\` within ${deadlineMs / 1000} s. Try again in a moment.`;
  const [application, tree] = await Promise.all([
    require(late, () => client.getApplication(summary, within)),
    attempt({ part: "tree", subject: about }, () => client.resourceTree(summary, within)),
  ]);

  const plan = planObjects({ application, tree, wantLogs });
  const read = {
    pods: new Map<ResourceNode, Pod>(),
    events: new Map<ResourceNode, ObservedEvents>(),
    objects: new Map<ResourceNode, { readonly node: ResourceNode; readonly manifest: unknown }>(),
    revisions: new Map<string, RevisionMetadata>(),
    managed: new Map<number, readonly ManagedResource[]>(),
    actions: new Map<ResourceNode, ObservedActions>(),
    windows: undefined as SyncWindows | undefined,
    applicationSet: undefined as ApplicationSet | undefined,
  };
  const readWindows = async () => {
    read.windows = await client.syncWindows(summary, within);
  };
  const owner = ownerSet(application);
  const readSet = async (name: string) => {
    read.applicationSet = await client.applicationSet(name, summary.namespace, within);
  };
  const reads = [
    ...plan.pods.map(
      (node) => () =>
        attempt({ part: "pod", subject: named(node) }, async () =>
          read.pods.set(node, toPod(node, await client.resource(summary, node, within))),
        ),
    ),
    ...plan.events.map(
      (node) => () =>
        attempt({ part: "events", subject: named(node) }, async () =>
          read.events.set(node, {
            node,
            events: await client.resourceEvents(summary, node, within),
          }),
        ),
    ),
    ...plan.objects.map(
      (node) => () =>
        attempt({ part: "object", subject: named(node) }, async () =>
          read.objects.set(node, { node, manifest: await client.resource(summary, node, within) }),
        ),
    ),
    ...plan.revisions.map(
      (revision) => () =>
        attempt({ part: "revision", subject: `\`${revision.slice(0, 7)}\`` }, async () =>
          read.revisions.set(revision, await client.revisionMetadata(summary, revision, within)),
        ),
    ),
    ...plan.managed.map(
      (filter, index) => () =>
        attempt({ part: "difference", subject: `${filter.kind} \`${filter.name}\`` }, async () =>
          read.managed.set(index, await client.managedResources(summary, filter, within)),
        ),
    ),
    ...plan.actions.map(
      (node) => () =>
        attempt({ part: "actions", subject: named(node) }, async () => {
          const actions = await client.resourceActions(summary, node, within);
          const available = actions.flatMap(({ name, disabled }) => (disabled ? [] : name));
          read.actions.set(node, { node, available });
        }),
    ),
    ...(owner === undefined
      ? []
      : [() => attempt({ part: "ApplicationSet", subject: `\`${owner}\`` }, () => readSet(owner))]),
    ...(plan.windows ? [() => attempt({ part: "windows", subject: about }, readWindows)] : []),
  ];
  await mapBounded(reads, atOnce, async (start) => void (await start()));

  // in the order of the plan, whatever came first: the most telling pod leads
  const pods = plan.pods.flatMap((node) => read.pods.get(node) ?? []);
  const logs = await mapBounded(planLogs({ pods, wantLogs }), atOnce, (need) => {
    const { pod, container, namespace, previous, tailLines } = need;
    return attempt(
      { part: "logs", subject: `\`${container}\` in pod \`${pod}\`` },
      async (): Promise<ObservedLog> => {
        const query = { namespace, podName: pod, container, previous, tailLines };
        return { pod, container, previous, lines: await client.logs(summary, query, within) };
      },
    );
  });

  return {
    summary: withLiveStatus(summary, application),
    application,
    ...(tree === undefined ? {} : { tree }),
    pods,
    objects: plan.objects.flatMap((node) => read.objects.get(node) ?? []),
    events: plan.events.flatMap((node) => read.events.get(node) ?? []),
    logs: logs.filter((log) => log !== undefined),
    revisions: read.revisions,
    ...(plan.managed.length === 0
      ? {}
      : { managed: plan.managed.flatMap((_, index) => read.managed.get(index) ?? []) }),
    ...(read.applicationSet === undefined ? {} : { applicationSet: read.applicationSet }),
    ...(plan.actions.length === 0
      ? {}
      : { actions: plan.actions.flatMap((node) => read.actions.get(node) ?? []) }),
    ...(read.windows === undefined ? {} : { windows: read.windows }),
    gaps: [...foldGaps(gaps), ...plan.left],
    ...(options.url === undefined ? {} : { url: options.url }),
    observedAt: new Date(options.clock()),
  };
}

function toPod(node: ResourceNode, manifest: unknown): Pod {
  const parsed = Pod.safeParse(manifest);
  if (parsed.success) return parsed.data;
  throw new ExpectedError(`Argo CD's answer about ${named(node)} does not look like a pod.`);
}

function named({ kind, name }: ResourceNode): string {
  return `${kind} \`${name}\``;
}
