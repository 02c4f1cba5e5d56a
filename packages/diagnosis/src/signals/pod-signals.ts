import type { ContainerStatus } from "@lynceus/argocd";
import type { PodGroup } from "../scene/group-pods.ts";
import { objectName } from "../scene/node-info.ts";
import { oncePerScene } from "../scene/once-per-scene.ts";
import type { PodView } from "../scene/pod-view.ts";
import { eventTime, type Scene } from "../scene/scene.ts";
import { shortPod } from "../text/short-pod.ts";
import type { Signal } from "./signal.ts";

/** What is said about a group's failing pods, most telling first; one pod speaks for those alike. */
export const podSignals = oncePerScene(readPodSignals);

function readPodSignals(group: PodGroup, scene: Scene): readonly Signal[] {
  const view = spokesman(group, scene);
  if (view === undefined) return [];
  const about = {
    object: objectName(view.node),
    where: podWhere(view, [group]),
    at: view.node.createdAt,
  };
  const signals: Signal[] = [];
  const list = view.initContainer ? "initContainerStatuses" : "containerStatuses";
  const path = `status.${list}[${containerIndex(view)}]`;
  const waiting = view.container?.state?.waiting;
  if (waiting?.message !== undefined && waiting.reason !== "CrashLoopBackOff") {
    signals.push({ ...about, text: waiting.message, field: `${path}.state.waiting.message` });
  }
  const ended = lastEnd(view.container);
  if (ended?.message !== undefined) {
    signals.push({ ...about, text: ended.message, field: `${path}.${ended.field}.message` });
  }
  if (view.pod?.status?.message !== undefined) {
    signals.push({ ...about, text: view.pod.status.message, field: "status.message" });
  }
  for (const condition of view.pod?.status?.conditions ?? []) {
    if (condition.type !== "PodScheduled" || condition.status !== "False") continue;
    if (condition.message === undefined) continue;
    const at = condition.lastTransitionTime ?? about.at;
    signals.push({
      ...about,
      text: condition.message,
      field: "status.conditions[PodScheduled]",
      at,
    });
  }
  signals.push(...warningSignals(view, group, scene));
  if (view.node.health?.message !== undefined && waiting?.message === undefined) {
    signals.push({
      ...about,
      text: view.node.health.message,
      field: "health.message (resource tree)",
    });
  }
  return withoutEchoes(signals);
}

/** One failure is told as a state, as events and as health: words that end alike are said once. */
function withoutEchoes(signals: readonly Signal[]): readonly Signal[] {
  const ends = new Set<string>();
  return signals.filter((signal) => {
    const end = signal.text.slice(-40);
    if (ends.has(end)) return false;
    ends.add(end);
    return true;
  });
}

/** The failing pod about which most is known. */
export const spokesman = oncePerScene(pickSpokesman);

function pickSpokesman(group: PodGroup, scene: Scene): PodView | undefined {
  const failing = group.pods.filter((pod) => pod.state === "failing");
  return (
    failing.find((pod) => pod.pod !== undefined && scene.log(pod) !== undefined) ??
    failing.find((pod) => pod.pod !== undefined) ??
    failing[0]
  );
}

/** `pod …64bf6c75-jrnsf and 3 more, ImagePullBackOff`. */
export function podWhere(view: PodView, groups: readonly [PodGroup, ...PodGroup[]]): string {
  const name = shortPod(view.node.name, groups[0].workload.name);
  const failing = groups.flatMap((group) => group.pods).filter((pod) => pod.state === "failing");
  const more = failing.length > 1 ? ` and ${failing.length - 1} more` : "";
  const reason = view.reason === "" || view.reason === "Running" ? "" : `, ${view.reason}`;
  const several = (view.pod?.spec?.containers.length ?? 0) > 1 || view.initContainer;
  const container = several && view.container ? `, container ${view.container.name}` : "";
  return `pod ${name}${more}${container}${reason}`;
}

/** How the container's last run ended, and in which field that stands. */
export function lastEnd(status: ContainerStatus | undefined) {
  const now = status?.state?.terminated;
  if (now) return { ...now, field: "state.terminated" };
  const before = status?.lastState?.terminated;
  return before ? { ...before, field: "lastState.terminated" } : undefined;
}

const echoes = /^Error: (ErrImagePull|ImagePullBackOff)$|^Back-off /;

function warningSignals(view: PodView, group: PodGroup, scene: Scene): readonly Signal[] {
  const scheduled = view.pod?.spec?.nodeName !== undefined;
  const seen = new Set<string>();
  const signals: Signal[] = [];
  for (const event of scene.events(view.node)) {
    if (event.type === "Normal" || echoes.test(event.message)) continue;
    if (event.reason === "FailedScheduling" && scheduled) continue;
    if (seen.has(event.message)) continue;
    seen.add(event.message);
    signals.push({
      text: event.message,
      object: objectName(view.node),
      field: `event ${event.reason}`,
      where: `pod ${shortPod(view.node.name, group.workload.name)}, event ${event.reason}`,
      at: eventTime(event),
    });
  }
  return signals.sort((a, b) => detail(b) - detail(a));
}

/** Events that name a cause before events that only repeat it. */
function detail(signal: Signal): number {
  return /FailedScheduling|FailedMount|FailedAttach|FailedCreate|Unhealthy|Failed to /.test(
    `${signal.field} ${signal.text}`,
  )
    ? 1
    : 0;
}

function containerIndex(view: PodView): number {
  const list = view.initContainer
    ? view.pod?.status?.initContainerStatuses
    : view.pod?.status?.containerStatuses;
  const index = (list ?? []).findIndex((status) => status.name === view.container?.name);
  return Math.max(0, index);
}
