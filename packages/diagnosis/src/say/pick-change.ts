import type { RevisionChange } from "@lynceus/contract";
import type { Scene } from "../scene/scene.ts";
import type { Trouble } from "../trouble.ts";
import { changeOfGroup, changeOfSync, lastChange } from "./find-change.ts";

const ofSync = new Set<Trouble["kind"]>(["rejected", "hook", "operation"]);

/** The commit that brought what fails: of the sync that failed, else of the failing revision, else the last deployed. */
export function pickChange(scene: Scene, troubles: readonly Trouble[]): RevisionChange | undefined {
  const { observed } = scene;
  if (troubles.some((trouble) => ofSync.has(trouble.kind))) {
    return changeOfSync(observed) ?? lastChange(observed);
  }
  for (const trouble of troubles) {
    if (trouble.kind !== "pods") continue;
    const group = trouble.groups.find((each) => each.subject !== "running-revision");
    if (group !== undefined) return changeOfGroup(observed, group);
  }
  return lastChange(observed);
}
