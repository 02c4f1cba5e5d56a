import type { ContainerStatus, Pod } from "@lynceus/argocd";
import { ExpectedError } from "@lynceus/contract";
import { name, quote } from "../text/quote.ts";

const HOUR = 3_600_000;

/** One run of one container, whose log to read. */
export interface Run {
  readonly container: string;
  readonly previous: boolean;
  /** How the container stands, in words. */
  readonly state: string;
  /** False when it never ran: there is no log to ask for. */
  readonly hasLog: boolean;
}

/**
 * The container of a pod to read, the failing one unless asked otherwise, and which run of it: the one
 * before the restart, unless it is asked for or was long ago. Throws `ExpectedError` for a container
 * that the pod does not have.
 */
export function chooseRun(
  pod: Pod,
  asked: { readonly container?: string | undefined; readonly previous?: boolean | undefined },
  now: number,
): Run {
  const { initContainerStatuses = [], containerStatuses = [] } = pod.status ?? {};
  const statuses = [...initContainerStatuses, ...containerStatuses];
  const first = pod.spec?.containers[0]?.name;
  const names = [...new Set([...statuses, ...(pod.spec?.containers ?? [])].map((one) => one.name))];
  const container = asked.container ?? failing(statuses)?.name ?? first ?? names[0];
  if (container === undefined || !names.includes(container)) {
    throw new ExpectedError(
      `Pod ${name(pod.metadata.name)} has no container ${quote(container ?? "")}. It has: ${names.map(name).join(", ") || "none"}.`,
    );
  }
  const status = statuses.find((one) => one.name === container);
  if (status === undefined) {
    const why = pod.status?.reason ?? pod.status?.conditions.find((one) => one.reason)?.reason;
    const state = `not started${why === undefined ? "" : ` (${why})`}`;
    return { container, previous: false, state, hasLog: false };
  }
  const previous = asked.previous ?? isTelling(status, now);
  const hasRun = isSet(status.state?.running) || isSet(status.state?.terminated);
  const state = stateOf(status);
  return { container, previous, state, hasLog: hasRun || status.restartCount > 0 };
}

/** In the order of what it says: it failed, it has not come up, it waits, an init container still runs. */
function failing(statuses: readonly ContainerStatus[]): ContainerStatus | undefined {
  return (
    statuses.find((status) => (status.state?.terminated?.exitCode ?? 0) !== 0) ??
    statuses.find((status) => status.restartCount > 0 && !status.ready) ??
    statuses.find((status) => isSet(status.state?.running) && !status.ready) ??
    statuses.find((status) => (status.lastState?.terminated?.exitCode ?? 0) !== 0) ??
    statuses.find(
      (status) => !status.ready && !isSet(status.state?.terminated) && hasReason(status),
    )
  );
}

function hasReason({ state }: ContainerStatus): boolean {
  return !["PodInitializing", "ContainerCreating"].includes(state?.waiting?.reason ?? "");
}

/** Whether the run before the restart is the one that says why. */
function isTelling(status: ContainerStatus, now: number): boolean {
  const ended = status.lastState?.terminated;
  if (status.restartCount === 0 || isSet(status.state?.terminated)) return false;
  if (!status.ready) return true;
  const at = Date.parse(ended?.finishedAt ?? "");
  return isSet(ended) && !(now - at > HOUR);
}

function stateOf({ state, lastState, restartCount, ready }: ContainerStatus): string {
  const parts = [
    isSet(state?.waiting) ? `waiting: ${state?.waiting?.reason ?? "no reason given"}` : undefined,
    isSet(state?.running) ? (ready ? "running" : "running, not ready") : undefined,
    isSet(state?.terminated) ? ended("ended", state?.terminated) : undefined,
    restartCount > 0 ? `${restartCount} restart${restartCount === 1 ? "" : "s"}` : undefined,
    isSet(lastState?.terminated) ? ended("last run ended", lastState?.terminated) : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(", ");
}

type Ended = NonNullable<ContainerStatus["state"]>["terminated"];

function ended(what: string, end: Ended): string {
  const at = end?.finishedAt === undefined ? "" : ` at ${end.finishedAt}`;
  return `${what}${at} with exit code ${end?.exitCode}${end?.reason === undefined ? "" : ` (${end.reason})`}`;
}

function isSet<T>(value: T | null | undefined): value is T {
  return value !== undefined && value !== null;
}
