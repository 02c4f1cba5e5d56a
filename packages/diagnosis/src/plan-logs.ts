import type { ContainerStatus, Pod } from "@lynceus/argocd";
import type { LogNeed } from "./observed.ts";

const mostLogs = 8;
const mostWarningLogs = 6;

/**
 * Which logs to read of the pods that were fetched: one container in trouble per revision, the run
 * before its restart where there was one; with `wantLogs` also the logs of healthy containers.
 */
export function planLogs(options: {
  readonly pods: readonly Pod[];
  readonly wantLogs: boolean;
}): readonly LogNeed[] {
  const needs: LogNeed[] = [];
  const owners = new Set<string>();
  for (const pod of options.pods) {
    const status = troubledContainer(pod);
    if (status === undefined || needs.length >= mostLogs) continue;
    const owner = pod.metadata.ownerReferences[0];
    const key = `${owner?.uid ?? owner?.name ?? pod.metadata.name}/${status.name}`;
    if (owners.has(key)) continue;
    owners.add(key);
    const ended = status.state?.terminated;
    const previous = status.restartCount > 0 && (ended === undefined || ended === null);
    needs.push({ ...need(pod, status.name), previous, tailLines: 200 });
  }
  if (!options.wantLogs) return needs;
  return [...needs, ...warningLogs(options.pods)];
}

function warningLogs(pods: readonly Pod[]): readonly LogNeed[] {
  return pods
    .flatMap((pod) =>
      (pod.status?.containerStatuses ?? [])
        .filter((status) => status.ready)
        .map((status) => ({ ...need(pod, status.name), previous: false, tailLines: 300 })),
    )
    .slice(0, mostWarningLogs);
}

function need(pod: Pod, container: string): Pick<LogNeed, "pod" | "namespace" | "container"> {
  return { pod: pod.metadata.name, namespace: pod.metadata.namespace, container };
}

const withoutLog =
  /^(ContainerCreating|PodInitializing|ErrImage|ImagePull|InvalidImage|CreateContainer|.*ConfigError)/;

/** The container whose own words may tell: it ran and ended, or it runs and is not ready, or its Job goes on. */
function troubledContainer(pod: Pod): ContainerStatus | undefined {
  const statuses = [
    ...(pod.status?.initContainerStatuses ?? []),
    ...(pod.status?.containerStatuses ?? []),
  ].filter((status) => !withoutLog.test(status.state?.waiting?.reason ?? ""));
  const ofJob = pod.metadata.ownerReferences[0]?.kind === "Job";
  return (
    statuses.find(hasFailed) ??
    statuses.find((status) => isRunning(status) && !status.ready) ??
    statuses.find((status) => isRunning(status) && ofJob)
  );
}

function isRunning(status: ContainerStatus): boolean {
  return status.state?.running !== undefined && status.state.running !== null;
}

function hasFailed(status: ContainerStatus): boolean {
  if ((status.state?.terminated?.exitCode ?? 0) !== 0) return true;
  if (status.state?.waiting?.reason === "CrashLoopBackOff") return true;
  const lastExit = status.lastState?.terminated?.exitCode ?? 0;
  return lastExit !== 0 && (!status.ready || status.restartCount >= 3);
}
