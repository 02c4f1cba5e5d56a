import { isSame } from "./scene/node-info.ts";
import type { Scene } from "./scene/scene.ts";
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
    if (trouble.kind !== "pods") continue;
    for (const group of trouble.groups) {
      const view = group.pods.find((pod) => pod.state === "failing");
      const refusal = view && scene.logRefusal(view);
      if (view === undefined || refusal === undefined || scene.log(view) !== undefined) continue;
      unchecked.push(
        `the log of pod ${shortPod(view.node.name, group.workload.name)}: ${quote(refusal, 160)}`,
      );
    }
  }
  return [...new Set(unchecked)];
}
