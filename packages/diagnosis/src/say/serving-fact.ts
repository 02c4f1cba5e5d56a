import type { Fact } from "@lynceus/contract";
import type { Scene } from "../scene/scene.ts";
import { countServing } from "./count-serving.ts";

/** What runs is not touched by a sync that fails: said with numbers. */
export function servingFact(scene: Scene): Fact | undefined {
  const serving = countServing(scene);
  if (serving === undefined || serving.ready === 0) return undefined;
  return { text: `What runs is untouched: ${serving.ready} of ${serving.desired} pods ready` };
}
