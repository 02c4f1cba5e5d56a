import type { LogLine, ResourceEvent, ResourceNode } from "@lynceus/argocd";
import type { ObservedLog, ObservedObjects } from "../observed.ts";
import { cut } from "../text/clean.ts";
import { imageTag } from "../text/image.ts";
import { groupPods, type PodGroup } from "./group-pods.ts";
import { LiveObject } from "./live-object.ts";
import { nodeKey } from "./node-info.ts";
import type { PodView } from "./pod-view.ts";
import { indexTree, type TreeIndex } from "./tree-index.ts";

/** What was observed, ready to be asked: built once, read by every rule. */
export interface Scene {
  readonly observed: ObservedObjects;
  readonly tree: TreeIndex;
  readonly groups: readonly PodGroup[];
  /** The revisions of one workload. */
  groupsOf(workload: ResourceNode): readonly PodGroup[];
  object(node: ResourceNode): LiveObject | undefined;
  /** The same as it came, for a rule that reads fields of its own; untrusted. */
  manifest(node: ResourceNode): unknown;
  /** Newest first. */
  events(node: ResourceNode): readonly ResourceEvent[];
  /** A pod's log lines without Argo CD's own words about logs; the run before the restart comes first. */
  log(
    view: PodView,
  ): { readonly lines: readonly LogLine[]; readonly previous: boolean } | undefined;
  /** Argo CD's own words when a log could not be opened. */
  logRefusal(view: PodView): string | undefined;
}

/** Beyond this a log line is data, and patterns over it cost time. */
export const longestLine = 4000;

export function buildScene(observed: ObservedObjects): Scene {
  const tree = indexTree(observed.tree);
  const objects = new Map<string, LiveObject>();
  const manifests = new Map<string, unknown>();
  for (const { node, manifest } of observed.objects) {
    manifests.set(nodeKey(node), manifest);
    const parsed = LiveObject.safeParse(manifest);
    if (parsed.success) objects.set(nodeKey(node), parsed.data);
  }
  const events = new Map(
    observed.events.map(
      ({ node, events }) => [nodeKey(node), [...events].sort(newestFirst)] as const,
    ),
  );
  const logs = new Map<string, ObservedLog[]>();
  for (const log of observed.logs) logs.set(log.pod, [...(logs.get(log.pod) ?? []), log]);
  const read = new Map<ObservedLog, readonly LogLine[]>();
  const linesOf = (log: ObservedLog): readonly LogLine[] => {
    const lines = read.get(log) ?? ownLines(log);
    read.set(log, lines);
    return lines;
  };
  const object = (node: ResourceNode): LiveObject | undefined => objects.get(nodeKey(node));
  const groups = groupPods({
    tree,
    pods: observed.pods,
    object,
    version: (view) => imageTag(view?.container?.image || (view?.images[0] ?? "")),
    observedAt: observed.observedAt,
  });
  const byWorkload = new Map<ResourceNode, PodGroup[]>();
  for (const group of groups) {
    const revisions = byWorkload.get(group.workload);
    if (revisions === undefined) byWorkload.set(group.workload, [group]);
    else revisions.push(group);
  }

  return {
    observed,
    tree,
    object,
    manifest: (node) => manifests.get(nodeKey(node)),
    groups,
    groupsOf: (workload) => byWorkload.get(workload) ?? [],
    events: (node) => events.get(nodeKey(node)) ?? [],
    log: (view) => {
      for (const log of logsOf(logs.get(view.node.name), view)) {
        const lines = linesOf(log);
        if (lines.length > 0) return { lines, previous: log.previous };
      }
      return undefined;
    },
    logRefusal: (view) =>
      logsOf(logs.get(view.node.name), view)
        .flatMap((log) => log.lines)
        .find((line) => line.status)?.content,
  };
}

function ownLines(log: ObservedLog): readonly LogLine[] {
  return log.lines
    .filter((line) => !line.status && line.content.trim() !== "")
    .map((line) =>
      line.content.length <= longestLine
        ? line
        : { ...line, content: cut(line.content, longestLine) },
    );
}

function logsOf(logs: readonly ObservedLog[] | undefined, view: PodView): readonly ObservedLog[] {
  const own = (logs ?? []).filter(
    (log) => view.container === undefined || log.container === view.container.name,
  );
  return own.sort((a, b) => Number(b.previous) - Number(a.previous));
}

/** When an event was last seen; new-style events carry only `eventTime`. */
export function eventTime(event: ResourceEvent): string {
  return event.lastTimestamp ?? event.eventTime ?? event.firstTimestamp ?? "";
}

function newestFirst(a: ResourceEvent, b: ResourceEvent): number {
  return eventTime(b).localeCompare(eventTime(a));
}
