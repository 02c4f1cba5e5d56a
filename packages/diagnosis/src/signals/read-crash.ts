import { pickTellingLines, type TellingLine } from "../logs/pick-telling-lines.ts";
import type { PodGroup } from "../scene/group-pods.ts";
import { oncePerScene } from "../scene/once-per-scene.ts";
import type { PodView } from "../scene/pod-view.ts";
import { eventTime, type Scene } from "../scene/scene.ts";
import { lastEnd, spokesman } from "./pod-signals.ts";

/** How a failing container ended, or that it did not, as far as the kubelet and its log tell. */
export interface Crash {
  readonly view: PodView;
  readonly exitCode: number | undefined;
  readonly reason: string | undefined;
  /** Where the end stands in the pod: `lastState.terminated`. */
  readonly field: string;
  readonly finishedAt: string | undefined;
  readonly restarts: number;
  /**
   * `application`: it ended by itself with an error. `runs`: it has not ended. The others are the
   * kubelet's or the kernel's doing.
   */
  readonly by: "application" | "memory" | "liveness" | "start" | "killed" | "success" | "runs";
  /** It never ran for two minutes: it fails while starting. */
  readonly atStart: boolean;
  readonly lines: readonly TellingLine[];
  readonly all: readonly string[];
  readonly previous: boolean;
}

const startMs = 2 * 60_000;
const settledMs = 5 * 60_000;

export const readCrash = oncePerScene(read);

function read(group: PodGroup, scene: Scene): Crash | undefined {
  const view = spokesman(group, scene);
  if (view?.container === undefined) return undefined;
  const ended = isSettled(view, scene) ? undefined : lastEnd(view.container);
  const log = scene.log(view);
  const ran = Date.parse(ended?.finishedAt ?? "") - Date.parse(ended?.startedAt ?? "");
  return {
    view,
    exitCode: ended?.exitCode,
    reason: ended?.reason,
    field: ended?.field ?? "state",
    finishedAt: ended?.finishedAt,
    restarts: Math.max(...group.pods.map((pod) => pod.restarts)),
    by: ended === undefined ? "runs" : endedBy(view, ended, scene),
    atStart: ran < startMs,
    lines: log === undefined ? [] : pickTellingLines(log.lines),
    all: log?.lines.map((line) => line.content) ?? [],
    previous: log?.previous ?? false,
  };
}

/** It has been running for a while: what ended its run before is history. */
function isSettled(view: PodView, scene: Scene): boolean {
  const since = Date.parse(view.container?.state?.running?.startedAt ?? "");
  return scene.observed.observedAt.getTime() - since > settledMs;
}

function endedBy(
  view: PodView,
  ended: NonNullable<ReturnType<typeof lastEnd>>,
  scene: Scene,
): Crash["by"] {
  if (ended.reason === "OOMKilled") return "memory";
  if (ended.exitCode === 0) return isProbeKilled(view, scene) ? "liveness" : "success";
  if (/StartError|ContainerCannotRun|RunContainerError/.test(ended.reason ?? "")) return "start";
  if (isProbeKilled(view, scene, ended.startedAt)) return "liveness";
  const signalled = ended.exitCode === 137 || ended.exitCode === 143;
  if (signalled && hasFailingProbe(view, scene)) return "liveness";
  return signalled ? "killed" : "application";
}

/** A process that ends well when asked to was asked to: the kubelet says so in a `Killing` event. */
function isProbeKilled(view: PodView, scene: Scene, since = ""): boolean {
  const from = Date.parse(since);
  return scene
    .events(view.node)
    .filter((event) => Number.isNaN(from) || Date.parse(eventTime(event)) >= from)
    .some((event) => /failed (?:liveness|startup) probe/.test(event.message));
}

function hasFailingProbe(view: PodView, scene: Scene): boolean {
  const failing = /(?:Liveness|Startup) probe failed/;
  return (
    isProbeKilled(view, scene) ||
    scene.events(view.node).some((event) => failing.test(event.message))
  );
}
