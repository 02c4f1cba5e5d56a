import type { ArgocdClient, Fleet } from "@lynceus/argocd";
import { type ApplicationRef, type ApplicationSummary, applicationKey } from "@lynceus/contract";
import { fakeFleet, instance } from "./fake-fleet.ts";

/** A fleet whose applications come, change and go, with a client for each instance. */
export function changingFleet(
  clients: Readonly<Record<string, Partial<ArgocdClient>>>,
  first: readonly ApplicationSummary[] = [],
) {
  const applications = [...first];
  const listeners = new Set<(ref: ApplicationRef) => void>();
  const still = fakeFleet({
    applications,
    instances: Object.keys(clients).map((name) => instance(name)),
  });
  const fleet: Fleet = {
    ...still,
    index: {
      ...still.index,
      onChange(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    client: (name) => ({ instance: name, ...clients[name] }) as ArgocdClient,
  };
  function remove(ref: ApplicationRef): void {
    const at = applications.findIndex((one) => applicationKey(one) === applicationKey(ref));
    if (at >= 0) applications.splice(at, 1);
    for (const listener of listeners) listener(ref);
  }
  function put(application: ApplicationSummary): void {
    const at = applications.findIndex((one) => applicationKey(one) === applicationKey(application));
    if (at >= 0) applications[at] = application;
    else applications.push(application);
    for (const listener of listeners) listener(application);
  }
  return { fleet, put, remove };
}
