import type { Application } from "@lynceus/argocd";
import type { Layer } from "@lynceus/contract";

const errorConditions = new Set(["ComparisonError", "InvalidSpecError", "UnknownError"]);

/** The layer that an application's trouble sits in, read top down as a person would (Argo CD 3.5). */
export function decideLayer(application: Application): Layer {
  const status = application.status;
  const operation = status?.operationState;
  const results = operation?.syncResult?.resources ?? [];
  const health = status?.health?.status ?? "Unknown";

  if (application.metadata.deletionTimestamp !== undefined) return "deletion";
  if ((status?.conditions ?? []).some((each) => errorConditions.has(each.type))) return "source";
  if (status?.sync?.status === "Unknown") return "source";

  if (operation?.phase === "Error") return "operation";
  if (operation?.phase === "Failed") {
    if (results.some((each) => each.status === "SyncFailed")) return "rejected";
    return results.some((each) => isUnfinished(each.hookPhase)) ? "hook" : "operation";
  }
  if (operation?.phase === "Running" || operation?.phase === "Terminating") return "hook";
  if ((status?.conditions ?? []).some((each) => each.type === "SyncError")) return "operation";

  if (["Degraded", "Progressing", "Suspended", "Unknown"].includes(health)) return "workload";
  if (status?.sync?.status === "OutOfSync" || health === "Missing") return "drift";
  return "none";
}

function isUnfinished(hookPhase: string | undefined): boolean {
  return hookPhase === "Failed" || hookPhase === "Error" || hookPhase === "Running";
}
