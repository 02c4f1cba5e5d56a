import type { PodGroup } from "./scene/group-pods.ts";
import { isSame } from "./scene/node-info.ts";
import type { Scene } from "./scene/scene.ts";
import { lastEnd, spokesman } from "./signals/pod-signals.ts";
import { quote } from "./text/quote.ts";
import { shortPod } from "./text/short-pod.ts";
import type { Trouble } from "./trouble.ts";

/** What could not be looked at, in words; a gap is never silent. */
export function listUnchecked(scene: Scene, troubles: readonly Trouble[]): readonly string[] {
  const unchecked = [...scene.observed.gaps];
  if (scene.observed.tree === undefined && unchecked.length === 0) {
    unchecked.push(
      "the resource tree: Argo CD did not answer it, so nothing is known of pods and events",
    );
  }
  for (const trouble of troubles) {
    if (trouble.kind === "hook") {
      const gone = trouble.hooks.filter(
        (hook) =>
          hook.hookPhase !== "Running" &&
          hook.kind === "Job" &&
          !trouble.groups.some((group) => isSame(hook, group.workload)),
      );
      for (const hook of gone) {
        unchecked.push(`the log of hook ${quote(hook.name, 63)}: its pod is gone from the cluster`);
      }
    }
    if (trouble.kind === "pods") {
      unchecked.push(...trouble.groups.flatMap((group) => unreadLog(group, scene) ?? []));
    }
  }
  return [...new Set(unchecked)];
}

/** The log of a container that ended would say why: that it could not be read is said, with the reason. */
function unreadLog(group: PodGroup, scene: Scene): string | undefined {
  const view = spokesman(group, scene);
  if (view === undefined || scene.log(view) !== undefined) return undefined;
  const log = `the log of pod ${shortPod(view.node.name, group.workload.name)}`;
  const refusal = scene.logRefusal(view);
  if (refusal !== undefined) return `${log}: ${quote(refusal, 160)}`;
  const isTold = scene.observed.gaps.some((gap) => gap.includes(view.node.name));
  return lastEnd(view.container) === undefined || isTold ? undefined : `${log}: not read`;
}
