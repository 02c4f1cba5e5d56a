import {
  Application,
  EventList,
  type LogLine,
  ManagedResource,
  Pod,
  type ResourceNode,
  ResourceTree,
  RevisionMetadata,
  type SyncWindows,
  summarise,
} from "@lynceus/argocd";
import type { ApplicationSummary } from "@lynceus/contract";
import type { World } from "@lynceus/standins";
import type { ObservedObjects } from "../observed.ts";
import { planLogs } from "../plan-logs.ts";
import { planObjects } from "../plan-objects.ts";

type Json = Record<string, unknown>;

const recorded = { name: "recorded", environment: "prod" } as const;

/**
 * What a caller would observe of a recorded application: only what was planned is read. Undefined
 * when Argo CD refused the application itself.
 */
export function observeWorld(
  world: World,
  name: string,
  options: { readonly wantLogs?: boolean } = {},
): ObservedObjects | undefined {
  const { wantLogs = false } = options;
  const read = (file: string): Json => JSON.parse(textOf(world, name, file) ?? "{}") as Json;
  const answer = read("application.json");
  if (isRefusal(answer)) return undefined;
  const application = Application.parse(answer);
  const treeAnswer = read("resource-tree.json");
  const tree = isRefusal(treeAnswer) ? undefined : ResourceTree.parse(treeAnswer);
  const plan = planObjects({ application, tree, wantLogs });
  const resources = read("resources.json") as Record<string, { manifest?: unknown }>;
  const manifest = (node: ResourceNode) => resources[node.uid ?? ""]?.manifest;
  const events = read("resource-events.json");
  const revisions = read("revisions.json");
  const managed = () =>
    ((read("managed-resources.json").items ?? []) as unknown[])
      .map((item) => ManagedResource.parse(item))
      .filter((item) =>
        plan.managed.some((one) => one.kind === item.kind && one.name === item.name),
      );
  const actions = read("resource-actions.json") as Record<
    string,
    { actions?: { name: string; disabled?: boolean }[] }
  >;
  // A pod may be gone between the tree and its own recording.
  const pods = plan.pods.flatMap((node) => (manifest(node) ? [Pod.parse(manifest(node))] : []));
  const applicationSet = ownerOf(world, answer);
  return {
    summary: summarise(application, recorded),
    application,
    ...(applicationSet === undefined ? {} : { applicationSet }),
    ...(tree === undefined ? {} : { tree }),
    pods,
    objects: plan.objects.map((node) => ({ node, manifest: manifest(node) })),
    events: plan.events.map((node) => {
      const list = events[node.uid ?? ""] ?? { items: [] };
      return { node, events: EventList.parse(list).items };
    }),
    logs: planLogs({ pods, wantLogs }).map(({ pod, container, previous, tailLines }) => {
      const file = `logs/${pod}/${container}${previous ? ".previous" : ""}.ndjson`;
      const lines = readLog(textOf(world, name, file) ?? "").slice(-tailLines);
      return { pod, container, previous, lines };
    }),
    revisions: new Map(
      plan.revisions.map((revision) => [
        revision,
        RevisionMetadata.parse(revisions[revision] ?? {}),
      ]),
    ),
    ...(plan.managed.length === 0 ? {} : { managed: managed() }),
    actions: plan.actions.map((node) => ({
      node,
      available: (actions[node.uid ?? ""]?.actions ?? []).flatMap(({ name, disabled }) =>
        disabled ? [] : name,
      ),
    })),
    ...(plan.windows ? { windows: readWindows(read("syncwindows.json")) } : {}),
    gaps: [
      ...plan.left,
      ...(tree === undefined ? ["the resource tree: Argo CD answered 500"] : []),
    ],
    observedAt: new Date(world.recordedAt),
  };
}

function ownerOf(world: World, application: Json): unknown {
  const { ownerReferences = [] } = application.metadata as {
    ownerReferences?: { kind: string; name: string }[];
  };
  const owner = ownerReferences.find(({ kind }) => kind === "ApplicationSet");
  const sets = JSON.parse(world.files.get("applicationsets.json") ?? "{}") as {
    items?: { metadata: { name: string } }[] | null;
  };
  return (sets.items ?? []).find(({ metadata }) => metadata.name === owner?.name);
}

/** What the live index knows of a recorded application, from the list. */
export function summariseWorld(world: World, name: string): ApplicationSummary {
  const list = JSON.parse(world.files.get("applications.json") ?? "{}") as { items: Json[] };
  const found = list.items
    .map((item) => Application.parse(item))
    .find((application) => application.metadata.name === name);
  if (found === undefined) throw new Error(`World ${world.id} does not list ${name}.`);
  return summarise(found, recorded);
}

/** Everything that was observed as one text: what an excerpt has to be a part of. */
export function everythingSaid(observed: ObservedObjects): string {
  const said: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === "string") said.push(value);
    else if (value instanceof Map) for (const each of value.values()) walk(each);
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(walk);
  };
  walk(observed);
  return said.join("\n\u0000\n");
}

function textOf(world: World, name: string, file: string): string | undefined {
  const key = world.applications.find((each) => each.endsWith(`/${name}`)) ?? `argocd/${name}`;
  return world.files.get(`applications/${key}/${file}`);
}

function isRefusal(answer: Json): boolean {
  return typeof answer.status === "number";
}

function readLog(text: string): readonly LogLine[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .flatMap((line) => {
      const { result } = JSON.parse(line) as {
        result?: { content?: string; podName?: string; timeStampStr?: string; last?: boolean };
      };
      if (result === undefined || result.last === true) return [];
      const { content = "", podName = "", timeStampStr } = result;
      const status = podName === "";
      return [{ content, podName, at: status ? undefined : timeStampStr, status }];
    });
}

/** Argo CD leaves out lists that are empty. */
function readWindows(answer: Json): SyncWindows {
  return { activeWindows: [], assignedWindows: [], canSync: true, ...answer };
}
