import type { ApplicationSummary } from "@lynceus/contract";
import { name, quote } from "./quote.ts";

/** `prod-eu/argocd/orders-api Degraded OutOfSync project=checkout env=prod to=in-cluster/orders "…"`. */
export function applicationLine(application: ApplicationSummary): string {
  const { environment, operation, reason } = application;
  return [
    [application.instance, application.namespace, application.name].map(name).join("/"),
    application.health,
    application.sync,
    `project=${name(application.project)}`,
    environment === undefined ? undefined : `env=${name(environment)}`,
    `to=${name(application.cluster)}/${name(application.destinationNamespace)}`,
    operation === undefined || operation === "Succeeded"
      ? undefined
      : `operation=${name(operation)}`,
    application.autoSync ? undefined : "manual-sync",
    application.deleting ? "deleting" : undefined,
    reason === undefined ? undefined : quote(reason, 120),
  ]
    .filter((part) => part !== undefined)
    .join(" ");
}
