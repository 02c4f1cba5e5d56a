import type { Application } from "@lynceus/argocd";
import type { Layer } from "@lynceus/contract";

const sourceErrors = new Set(["ComparisonError", "InvalidSpecError", "UnknownError"]);

/** Conditions that keep Argo CD from comparing at all. */
export function isSourceError(condition: { readonly type: string }): boolean {
  return sourceErrors.has(condition.type);
}

/** A hook, or an object of a wave, that the sync waits for or failed at. */
export function isUnfinished(result: { readonly hookPhase?: string | undefined }): boolean {
  return ["Running", "Failed", "Error"].includes(result.hookPhase ?? "");
}

/** The layer that an application's trouble sits in, read top down as a person would (Argo CD 3.5). */
export function decideLayer(application: Application): Layer {
  const status = application.status;
  const operation = status?.operationState;
  const results = operation?.syncResult?.resources ?? [];
  const health = status?.health?.status ?? "Unknown";

  if (application.metadata.deletionTimestamp !== undefined) return "deletion";
  if ((status?.conditions ?? []).some(isSourceError)) return "source";
  if (status?.sync?.status === "Unknown") return "source";

  if (operation?.phase === "Error") return "operation";
  const isOpen = ["Failed", "Running", "Terminating"].includes(operation?.phase ?? "");
  if (isOpen && results.some((each) => each.status === "SyncFailed")) return "rejected";
  if (operation?.phase === "Failed") return results.some(isUnfinished) ? "hook" : "operation";
  if (isOpen) return "hook";
  if ((status?.conditions ?? []).some((each) => each.type === "SyncError")) return "operation";

  if (["Degraded", "Progressing", "Suspended", "Unknown"].includes(health)) return "workload";
  if (status?.sync?.status === "OutOfSync" || health === "Missing") return "drift";
  return "none";
}
