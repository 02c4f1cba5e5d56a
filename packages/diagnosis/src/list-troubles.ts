import type { SyncResultResource } from "@lynceus/argocd";
import { decideLayer, isSourceError, isUnfinished } from "./decide-layer.ts";
import { healAttempts } from "./drift/drift-state.ts";
import { listPodTroubles } from "./list-pod-troubles.ts";
import { listQuietTroubles } from "./list-quiet-troubles.ts";
import { listResourceTroubles } from "./list-resource-troubles.ts";
import { explainsDrift, listWarningTroubles } from "./list-warning-troubles.ts";
import { readFailedSet } from "./scene/application-set.ts";
import { isSame } from "./scene/node-info.ts";
import type { Scene } from "./scene/scene.ts";
import type { Trouble, TroubleOf } from "./trouble.ts";

/** Everything that is wrong with an application, each thing once, before any rule has looked at it. */
export function listTroubles(scene: Scene): readonly Trouble[] {
  const { application } = scene.observed;
  const layer = decideLayer(application);
  // What is being deleted is on its way out: unhealthy parts of it are no failures of their own.
  if (layer === "deletion") return [{ kind: "deletion" }];

  const results = application.status?.operationState?.syncResult?.resources ?? [];
  const hooks = results.filter((each) => isHook(each) && each.hookPhase !== "Succeeded");
  const ofHooks = scene.groups.filter((group) =>
    hooks.some((hook) => isSame(hook, group.workload)),
  );
  const pods = listPodTroubles(scene, new Set(ofHooks));
  const ailing = listResourceTroubles(scene, { pods, hooks });
  const troubles = [
    ...sourceTroubles(scene),
    ...syncTroubles(scene, { hooks, groups: ofHooks, pods, ailing }),
    ...pods,
    ...ailing,
  ];
  const warnings = listWarningTroubles(application);
  const generator = generatorTrouble(scene);
  const found = [...troubles, ...generator, ...warnings];
  const isCalm = troubles.length === 0 && layer === "drift";
  // A loop of self-heal is a failure beside others, and is seen Synced for moments.
  const drifts = isCalm || healAttempts(application) > 0;
  if (drifts && !explainsDrift(application, warnings)) return [...found, { kind: "drift" }];
  return found.length > 0 ? found : listQuietTroubles(scene);
}

function generatorTrouble({ observed }: Scene): readonly Trouble[] {
  const manifest = observed.applicationSet;
  return readFailedSet(manifest) === undefined ? [] : [{ kind: "generator", manifest }];
}

function sourceTroubles(scene: Scene): readonly Trouble[] {
  const { application } = scene.observed;
  const conditions = (application.status?.conditions ?? []).filter(isSourceError);
  const isSource = conditions.length > 0 || decideLayer(application) === "source";
  return isSource ? [{ kind: "source", conditions }] : [];
}

/** What is wrong with the last sync: at most one thing, and nothing that failing pods or unhealthy objects explain. */
function syncTroubles(
  scene: Scene,
  known: {
    readonly hooks: readonly SyncResultResource[];
    readonly groups: TroubleOf<"hook">["groups"];
    readonly pods: readonly TroubleOf<"pods">[];
    readonly ailing: readonly TroubleOf<"resource">[];
  },
): readonly Trouble[] {
  const { status } = scene.observed.application;
  const operation = status?.operationState;
  const message = operation?.message ?? "";
  const results = operation?.syncResult?.resources ?? [];
  const isOpen = !["", "Succeeded"].includes(operation?.phase ?? "");
  const refused = results.filter((each) => each.status === "SyncFailed");
  if (isOpen && refused.length > 0) return [{ kind: "rejected", resources: refused }];

  const unfinished = results.filter(isUnfinished);
  const { hooks, groups } = known;
  if (isOpen && hooks.length > 0) return [{ kind: "hook", message, hooks, groups }];
  const told = [
    ...known.pods.flatMap(({ groups }) => groups.map(({ workload }) => workload)),
    ...known.ailing.flatMap(({ node }) => [node, scene.tree.root(node)]),
  ];
  const explained = unfinished.some((each) => told.some((node) => isSame(each, node)));
  if (isOpen && explained) return [];
  const failed = operation?.phase === "Failed" || operation?.phase === "Error";
  if (isOpen && (!failed || unfinished.length > 0)) {
    return [{ kind: "hook", message, hooks: unfinished, groups }];
  }
  if (failed) return [{ kind: "operation", message }];

  const condition = (status?.conditions ?? []).find((each) => each.type === "SyncError");
  if (condition === undefined) return [];
  return [{ kind: "operation", message: condition.message ?? "", condition }];
}

function isHook(resource: { readonly hookType?: string | undefined }): boolean {
  return resource.hookType !== undefined && resource.hookType !== "";
}
