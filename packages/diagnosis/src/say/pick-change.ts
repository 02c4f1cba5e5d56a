import type { RevisionChange } from "@lynceus/contract";
import type { Scene } from "../scene/scene.ts";
import type { Trouble } from "../trouble.ts";
import { changeOfGroup, changeOfSync, lastChange } from "./find-change.ts";

/** The commit that brought what fails: of a sync that failed, else of the failing revision, else the last deployed. */
export function pickChange(scene: Scene, troubles: readonly Trouble[]): RevisionChange | undefined {
  const failing = troubles.find((trouble) => trouble.kind === "pods");
  const newest = failing?.groups.find((group) => group.subject !== "running-revision");
  return (
    changeOfSync(scene.observed) ??
    (newest === undefined ? undefined : changeOfGroup(scene.observed, newest)) ??
    lastChange(scene.observed)
  );
}
