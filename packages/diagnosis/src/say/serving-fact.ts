import type { Fact } from "@lynceus/contract";
import type { Scene } from "../scene/scene.ts";
import { countServing, podsReady } from "./count-serving.ts";

/** What runs is not touched by a sync that fails: said with numbers. */
export function servingFact(scene: Scene): Fact | undefined {
  const serving = countServing(scene);
  if (serving === undefined || serving.ready === 0) return undefined;
  return { text: `What runs is untouched: ${podsReady(serving)}` };
}

/** The same for manifests that cannot be had: what runs, or what was deployed before, or that nothing was. */
export function deployedFact(scene: Scene): Fact | undefined {
  const serving = servingFact(scene);
  if (serving !== undefined) return serving;
  if (!scene.observed.application.status) return undefined;
  const deployments = scene.observed.application.status?.history.length ?? 0;
  if (deployments > 0) return { text: "What was deployed before stays as it is" };
  return { text: "Argo CD has not deployed anything of it yet" };
}
