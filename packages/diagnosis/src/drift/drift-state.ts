import type { Application } from "@lynceus/argocd";
import { decideLayer } from "../decide-layer.ts";

type Status = NonNullable<Application["status"]>["resources"][number];

/** What of an application is not as Git has it; hooks come and go. */
export function listDiffering(application: Application): readonly Status[] {
  return (application.status?.resources ?? []).filter(
    (each) => each.status === "OutOfSync" && !each.hook,
  );
}

/** Whether Argo CD syncs by itself. `enabled: false` is Argo CD 3.1 and later. */
export function isAutomated({ spec }: Application): boolean {
  const automated = spec.syncPolicy?.automated;
  return automated != null && automated.enabled !== false;
}

const recentMs = 15 * 60_000;

/**
 * Self-heal sets the same thing back again and again (`autoHealAttemptsCount`, Argo CD 2.14 and later). Between
 * two rounds the application is Synced for moments, and then every operation looks fine.
 */
export function healAttempts(application: Application): number {
  const { status, spec } = application;
  const operation = status?.operationState;
  const attempts = operation?.operation?.sync?.autoHealAttemptsCount ?? 0;
  if (spec.syncPolicy?.automated?.selfHeal !== true || !isAutomated(application)) return 0;
  if (attempts < 2 || operation?.phase !== "Succeeded") return 0;
  // The count outlives the loop: a round that lies long back says nothing of now.
  const last = Date.parse(operation.finishedAt ?? "");
  const seen = Date.parse(status?.reconciledAt ?? "");
  if (seen - last > recentMs) return 0;
  return status?.sync?.status === "OutOfSync" || attempts > 2 ? attempts : 0;
}

/** Something waits to be synced, or is synced and comes back: what differs is worth a look. */
export function isDrifting(application: Application): boolean {
  return decideLayer(application) === "drift" || healAttempts(application) > 0;
}

/** Argo CD's words of an operation that a window holds back while it is Running. */
export function isHeldByWindow(application: Application): boolean {
  return /blocked by (?:a )?sync window/i.test(application.status?.operationState?.message ?? "");
}
