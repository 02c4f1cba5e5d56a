import { Diagnosis, type Finding } from "@lynceus/contract";
import { decideLayer } from "./decide-layer.ts";
import { listChecked } from "./list-checked.ts";
import { listTroubles } from "./list-troubles.ts";
import { listUnchecked } from "./list-unchecked.ts";
import { weighWarnings } from "./logs/weigh-warnings.ts";
import type { ObservedObjects } from "./observed.ts";
import { rankFindings } from "./rank-findings.ts";
import { recognise } from "./rules/recognise.ts";
import { splitRefused } from "./rules/rejected/split-refused.ts";
import { asAwaited } from "./rules/sync/wave-waits.ts";
import { countServing } from "./say/count-serving.ts";
import { pickChange } from "./say/pick-change.ts";
import { buildScene, type Scene } from "./scene/scene.ts";
import type { Trouble, TroubleOf } from "./trouble.ts";
import { describeUnrecognised } from "./unrecognised/describe-unrecognised.ts";

/**
 * Says by rule what is wrong with an application. Pure: the same observation gives the same diagnosis.
 * No findings means that nothing Argo CD shows is wrong; what could not be seen stands in `unchecked`.
 */
export function diagnose(observed: ObservedObjects): Diagnosis {
  const scene = buildScene(observed);
  const troubles = listTroubles(scene);
  const findings = rankFindings(troubles.flatMap((trouble) => explain(trouble, scene)));
  const layer = decideLayer(observed.application);
  const serving = countServing(scene);
  const change = pickChange(scene, troubles);
  return Diagnosis.parse({
    application: observed.summary,
    layer: layer === "none" && findings.length > 0 ? layerOf(troubles) : layer,
    findings,
    ...(serving === undefined ? {} : { serving }),
    ...(change === undefined ? {} : { change }),
    warnings: weighWarnings(scene),
    checked: listChecked(scene, findings.length === 0),
    unchecked: listUnchecked(scene, troubles),
    observedAt: observed.observedAt.toISOString(),
    ...(observed.url === undefined ? {} : { url: observed.url }),
  });
}

/** Argo CD calls everything fine, and something was found all the same. */
function layerOf(troubles: readonly Trouble[]): "drift" | "workload" {
  return troubles.some(({ kind }) => kind === "drift") ? "drift" : "workload";
}

function explain(trouble: Trouble, scene: Scene): readonly Finding[] {
  if (trouble.kind === "rejected") {
    return splitRefused(trouble, scene).map(
      (part) => recognise(part, scene) ?? describeUnrecognised(part, scene),
    );
  }
  const pods = trouble.kind === "hook" ? podsOfHook(trouble) : undefined;
  const finding =
    (pods && recognise(pods, scene)) ??
    recognise(trouble, scene) ??
    describeUnrecognised(trouble, scene);
  return [asAwaited(finding, trouble, scene)];
}

/** A hook whose pods fail in a way that a rule knows is that failure, not a failing hook. */
function podsOfHook(trouble: TroubleOf<"hook">): TroubleOf<"pods"> | undefined {
  const failing = trouble.groups.filter((group) =>
    group.pods.some((pod) => pod.state === "failing"),
  );
  const [first, ...rest] = failing;
  return first === undefined ? undefined : { kind: "pods", groups: [first, ...rest], named: [] };
}
