import type { Application } from "@lynceus/argocd";

export type HistoryEntry = NonNullable<Application["status"]>["history"][number];

/** Argo CD's and the cluster's clocks differ, and both round to whole seconds. */
const skewMs = 10_000;

/**
 * The deployment that made an object: the last one that began before it was created. In a repository
 * shared by applications the compared revision runs ahead of history, so it cannot be used for this.
 */
export function deployedEntry(
  application: Application,
  createdAt: string | undefined,
): HistoryEntry | undefined {
  const history = application.status?.history ?? [];
  const created = Date.parse(createdAt ?? "");
  if (Number.isNaN(created)) return undefined;
  return history.findLast((entry) => {
    const began = Date.parse(entry.deployStartedAt ?? entry.deployedAt ?? "");
    return began <= created + skewMs;
  });
}
