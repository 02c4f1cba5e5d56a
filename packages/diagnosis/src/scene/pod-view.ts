import type { ContainerStatus, Pod, ResourceNode } from "@lynceus/argocd";
import { nodeInfo } from "./node-info.ts";

/** How a pod stands: `failing` covers everything that is not ready and not on its way out. */
type PodState = "ready" | "failing" | "done" | "leaving";

/** A pod as the tree tells of it, with the live object where it was fetched. */
export interface PodView {
  readonly node: ResourceNode;
  readonly pod: Pod | undefined;
  readonly state: PodState;
  /** What `kubectl get pods` would show: `Running`, `CrashLoopBackOff`, `Init:0/1`. */
  readonly reason: string;
  readonly restarts: number;
  readonly images: readonly string[];
  /** The container to look at: the first one that is in trouble. */
  readonly container: ContainerStatus | undefined;
  readonly initContainer: boolean;
}

const recentMs = 15 * 60_000;

export function viewPod(node: ResourceNode, pod: Pod | undefined, observedAt: Date): PodView {
  const init = pod?.status?.initContainerStatuses.find(inTrouble) ?? runningInit(pod);
  const main = pod?.status?.containerStatuses;
  const container =
    init ?? main?.find(inTrouble) ?? main?.find((status) => !status.ready) ?? main?.[0];
  const reason =
    nodeInfo(node, "Status Reason") ??
    container?.state?.waiting?.reason ??
    pod?.status?.reason ??
    pod?.status?.phase ??
    "";
  const counted = main?.reduce((most, status) => Math.max(most, status.restartCount), 0);
  return {
    node,
    pod,
    state: stateOf(node, pod, reason, observedAt),
    reason,
    restarts: counted ?? Number(nodeInfo(node, "Restart Count") ?? 0),
    images: node.images.length > 0 ? node.images : (main ?? []).map((status) => status.image),
    container,
    initContainer: init !== undefined,
  };
}

const beginnings = new Set(["ContainerCreating", "PodInitializing"]);

function inTrouble(status: ContainerStatus): boolean {
  const waiting = status.state?.waiting?.reason;
  if (waiting !== undefined && !beginnings.has(waiting)) return true;
  const ended = status.state?.terminated;
  return ended !== undefined && ended !== null && ended.exitCode !== 0;
}

/** Init containers run one after the other: the last one that runs is what the others wait for. */
function runningInit(pod: Pod | undefined): ContainerStatus | undefined {
  const initialized = pod?.status?.conditions.find(({ type }) => type === "Initialized");
  if (initialized?.status !== "False") return undefined;
  return pod?.status?.initContainerStatuses.findLast(
    (status) => status.state?.running !== undefined && status.state.running !== null,
  );
}

function stateOf(
  node: ResourceNode,
  pod: Pod | undefined,
  reason: string,
  observedAt: Date,
): PodState {
  if (pod?.metadata.deletionTimestamp !== undefined || reason === "Terminating") return "leaving";
  if (pod?.status?.phase === "Succeeded" || reason === "Completed") return "done";
  if (pod !== undefined && keepsRestarting(pod, observedAt)) return "failing";
  const ready = pod?.status?.conditions.find((condition) => condition.type === "Ready");
  if (ready !== undefined) return ready.status === "True" ? "ready" : "failing";
  return (node.health?.status ?? "Healthy") === "Healthy" ? "ready" : "failing";
}

/** Ready for moments only: three restarts or more, the last one a short while ago. */
function keepsRestarting(pod: Pod, observedAt: Date): boolean {
  return (pod.status?.containerStatuses ?? []).some((status) => {
    const ended = Date.parse(status.lastState?.terminated?.finishedAt ?? "");
    return status.restartCount >= 3 && observedAt.getTime() - ended < recentMs;
  });
}
