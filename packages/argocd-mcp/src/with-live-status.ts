import type { Application } from "@lynceus/argocd";
import { type ApplicationSummary, HealthStatus, SyncStatus } from "@lynceus/contract";

/** The index's line about an application with the status that Argo CD has just told. */
export function withLiveStatus(
  { operation: _, ...summary }: ApplicationSummary,
  { metadata, status }: Application,
): ApplicationSummary {
  const phase = status?.operationState?.phase;
  return {
    ...summary,
    health: HealthStatus.parse(status?.health?.status),
    sync: SyncStatus.parse(status?.sync?.status),
    ...(phase ? { operation: phase } : {}),
    deleting: metadata.deletionTimestamp !== undefined,
  };
}
