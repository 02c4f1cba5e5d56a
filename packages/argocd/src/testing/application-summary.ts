import type { ApplicationSummary } from "@lynceus/contract";

/** A healthy application of instance `prod`, but for what a test is about. */
export function applicationSummary(
  name: string,
  more: Partial<ApplicationSummary> = {},
): ApplicationSummary {
  return {
    instance: "prod",
    namespace: "argocd",
    name,
    project: "shop",
    health: "Healthy",
    sync: "Synced",
    cluster: "in-cluster",
    destinationNamespace: "shop",
    autoSync: true,
    deleting: false,
    ...more,
  };
}
