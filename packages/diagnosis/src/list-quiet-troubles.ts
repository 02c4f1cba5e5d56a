import type { ResourceNode, SyncResultResource } from "@lynceus/argocd";
import { isChanged } from "./plan-drift.ts";
import { isSame } from "./scene/node-info.ts";
import { readConsumption } from "./scene/read-consumption.ts";
import type { Scene } from "./scene/scene.ts";
import type { StaleConfig, TroubleOf } from "./trouble.ts";

/** What Argo CD calls Healthy and Synced, and people come with all the same. */
export function listQuietTroubles(
  scene: Scene,
): readonly (TroubleOf<"stale"> | TroubleOf<"recreated">)[] {
  const { status } = scene.observed.application;
  if (status?.health?.status !== "Healthy" || status.sync?.status !== "Synced") return [];
  return [...staleTroubles(scene), ...recreatedTroubles(scene)];
}

/** Argo CD's and the cluster's clocks differ, and both round to whole seconds. */
const skewMs = 2_000;

function staleTroubles(scene: Scene): readonly TroubleOf<"stale">[] {
  const operation = scene.observed.application.status?.operationState;
  if (operation?.phase !== "Succeeded" || operation.startedAt === undefined) return [];
  const changed = (operation.syncResult?.resources ?? []).filter(
    ({ kind, message }) => /^(?:ConfigMap|Secret)$/.test(kind) && isChanged(message ?? ""),
  );
  if (changed.length === 0) return [];
  const workloads = [...new Set(scene.groups.map(({ workload }) => workload))];
  return workloads.flatMap((workload): readonly TroubleOf<"stale">[] => {
    const consumed = changed.flatMap((each) => staleConfig(each, workload, scene) ?? []);
    const [first, ...rest] = consumed;
    const changedAt = operation.startedAt ?? "";
    const old = scene.groups
      .filter((group) => group.workload === workload && group.owner.kind !== "Job")
      .flatMap(({ pods }) => pods)
      .filter((pod) => pod.state === "ready")
      .filter((pod) => startOf(pod) + skewMs < Date.parse(changedAt));
    if (first === undefined || old.length === 0) return [];
    return [{ kind: "stale", workload, configs: [first, ...rest], pods: old.length, changedAt }];
  });
}

/** A container that was restarted has read its environment anew, in a pod that is older. */
function startOf({ node, container }: { node: ResourceNode; container: Container }): number {
  const started = Date.parse(container?.state?.running?.startedAt ?? "");
  const created = Date.parse(node.createdAt ?? "");
  return Number.isNaN(started) ? created : Math.max(started, created);
}

type Container = Scene["groups"][number]["pods"][number]["container"];

function staleConfig(
  { kind, namespace, name, message = "" }: SyncResultResource,
  workload: ResourceNode,
  scene: Scene,
): StaleConfig | undefined {
  if (namespace !== workload.namespace) return undefined;
  // Server-side apply says the same of what did not change: there only the object itself could tell.
  if (/serverside-applied/.test(message)) return undefined;
  const by = readConsumption(scene.manifest(workload), { kind, name });
  return by === undefined ? undefined : { kind, namespace, name, message, by };
}

const recentMs = 24 * 60 * 60_000;

/** Younger than its own objects, and never synced since: deleted without them, and made anew by what makes it. */
function recreatedTroubles({ observed, tree }: Scene): readonly TroubleOf<"recreated">[] {
  const { application, applicationSet } = observed;
  const { metadata, status } = application;
  const isMade =
    applicationSet !== undefined ||
    metadata.annotations?.["argocd.argoproj.io/tracking-id"] !== undefined;
  const created = Date.parse(metadata.creationTimestamp ?? "");
  if (!isMade || Number.isNaN(created) || (status?.history.length ?? 0) > 0) return [];
  if (observed.observedAt.getTime() - created > recentMs) return [];
  const own = status?.resources ?? [];
  const [oldest] = tree.nodes
    .filter((node) => own.some((each) => isSame(each, node)))
    .filter(({ createdAt }) => Date.parse(createdAt ?? "") < created)
    .sort((a, b) => (a.createdAt ?? "").localeCompare(b.createdAt ?? ""));
  return oldest === undefined ? [] : [{ kind: "recreated", oldest }];
}
