import { decideLayer } from "./decide-layer.ts";
import { listPodTroubles } from "./list-pod-troubles.ts";
import { listResourceTroubles } from "./list-resource-troubles.ts";
import type { Scene } from "./scene/scene.ts";
import type { Trouble } from "./trouble.ts";

/** Everything that is wrong with an application, each thing once, before any rule has looked at it. */
export function listTroubles(scene: Scene): readonly Trouble[] {
  const { application } = scene.observed;
  const status = application.status;
  const operation = status?.operationState;
  const message = operation?.message ?? "";
  const results = operation?.syncResult?.resources ?? [];
  const conditions = status?.conditions ?? [];
  const layer = decideLayer(application);
  const troubles: Trouble[] = [];

  // What is being deleted is on its way out: unhealthy parts of it are no failures of their own.
  if (layer === "deletion") return [{ kind: "deletion" }];
  const errors = conditions.filter((condition) => sourceErrors.has(condition.type));
  if (errors.length > 0 || layer === "source")
    troubles.push({ kind: "source", conditions: errors });

  const syncError = conditions.find((condition) => condition.type === "SyncError");
  const refused = results.filter((resource) => resource.status === "SyncFailed");
  const unfinished = operation?.phase === "Failed" || operation?.phase === "Error";
  const hooks = results.filter(
    (resource) => isHook(resource) && resource.hookPhase !== "Succeeded",
  );
  const hookNames = new Set(hooks.map((hook) => hook.name));
  const ofHooks = scene.groups.filter(
    (group) => hookNames.has(group.workload.name) && isJob(group),
  );

  const pods = listPodTroubles(scene, new Set(ofHooks));
  const waiting = results.filter((resource) => isWaiting(resource.hookPhase));
  const explained = pods.some((trouble) =>
    trouble.groups.some((group) => waiting.some((each) => each.name === group.workload.name)),
  );
  if (refused.length > 0 && unfinished) troubles.push({ kind: "rejected", resources: refused });
  else if (layer === "hook" && (hooks.length > 0 || !explained)) {
    const waited = hooks.length > 0 ? hooks : waiting;
    troubles.push({ kind: "hook", message, hooks: waited, groups: ofHooks });
  } else if (unfinished) troubles.push({ kind: "operation", message });
  else if (syncError !== undefined && layer === "operation") {
    troubles.push({ kind: "operation", message: syncError.message ?? "", condition: syncError });
  }

  troubles.push(...pods, ...listResourceTroubles(scene, { pods, hookNames }));
  if (troubles.length === 0 && layer === "drift") troubles.push({ kind: "drift" });
  return troubles;
}

const sourceErrors = new Set(["ComparisonError", "InvalidSpecError", "UnknownError"]);

function isHook(resource: { readonly hookType?: string | undefined }): boolean {
  return resource.hookType !== undefined && resource.hookType !== "";
}

function isWaiting(hookPhase: string | undefined): boolean {
  return hookPhase === "Failed" || hookPhase === "Error" || hookPhase === "Running";
}

function isJob(group: { readonly owner: { readonly kind: string } }): boolean {
  return group.owner.kind === "Job" || group.owner.kind === "Pod";
}
