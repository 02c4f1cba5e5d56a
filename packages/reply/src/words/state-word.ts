import type { ApplicationSummary } from "@lynceus/contract";

/** The one word that says how an application stands, in Argo CD's own terms where it has one. */
export function stateWord(application: ApplicationSummary): string {
  if (application.deleting) return "being deleted";
  if (application.health !== "Healthy") return application.health;
  if (application.operation === "Failed" || application.operation === "Error") return "sync failed";
  return application.sync === "Synced" ? "Healthy" : application.sync;
}
