import type { Application } from "@lynceus/argocd";
import type { GetApplicationResult } from "@lynceus/contract";

type Unhealthy = GetApplicationResult["unhealthyResources"][number];

const WORST_FIRST = ["Degraded", "Missing", "Unknown", "Progressing", "Suspended"];

/** The managed resources that are not Healthy, not Synced or were not accepted, worst first. */
export function listUnhealthy({ status }: Application): readonly Unhealthy[] {
  const results = status?.operationState?.syncResult?.resources ?? [];
  const refused = results.filter(({ status: result }) => result === "SyncFailed");
  const managed = (status?.resources ?? []).map((resource) => ({
    ...nameOf(resource),
    health: resource.health?.status,
    sync: resource.status,
    message: refused.find((one) => sameObject(one, resource))?.message ?? resource.health?.message,
  }));
  const unknown = refused
    .filter((one) => !status?.resources.some((resource) => sameObject(one, resource)))
    .map((one) => ({ ...nameOf(one), health: undefined, sync: one.status, message: one.message }));
  return [...managed, ...unknown]
    .filter(({ health = "Healthy", sync = "Synced" }) => health !== "Healthy" || sync !== "Synced")
    .sort((a, b) => rank(a) - rank(b));
}

interface Named {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

function nameOf({ kind, namespace, name }: Named): Pick<Unhealthy, "kind" | "namespace" | "name"> {
  return { kind, namespace, name };
}

function sameObject(a: Named, b: Named): boolean {
  return (
    a.group === b.group && a.kind === b.kind && a.namespace === b.namespace && a.name === b.name
  );
}

function rank({ health }: Unhealthy): number {
  const at = WORST_FIRST.indexOf(health ?? "");
  return at < 0 ? WORST_FIRST.length : at;
}
