import { type ApplicationSummary, HealthStatus, SyncStatus } from "@lynceus/contract";
import { oneLine } from "../one-line.ts";
import type { Application } from "../schema.ts";

const MAX_REASON = 200;

/** One application in one line. Pure. */
export function summarise(
  application: Application,
  instance: { readonly name: string; readonly environment?: string | undefined },
): ApplicationSummary {
  const { metadata, spec, status } = application;
  const environment =
    metadata.labels?.env?.trim() || metadata.labels?.environment?.trim() || instance.environment;
  const automated = spec.syncPolicy?.automated;
  const operation = status?.operationState?.phase || undefined;
  const reason = reasonOf(application);
  return {
    instance: instance.name,
    namespace: metadata.namespace,
    name: metadata.name,
    project: spec.project,
    ...(environment === undefined ? {} : { environment }),
    health: HealthStatus.parse(status?.health?.status),
    sync: SyncStatus.parse(status?.sync?.status),
    ...(operation === undefined ? {} : { operation }),
    ...(reason === undefined ? {} : { reason }),
    cluster: clusterOf(spec.destination),
    destinationNamespace: spec.destination.namespace ?? "",
    autoSync: automated != null && automated.enabled !== false,
    deleting: metadata.deletionTimestamp !== undefined,
  };
}

function clusterOf({ name, server }: Application["spec"]["destination"]): string {
  if (name) return name;
  if (!server) return "";
  if (server === "https://kubernetes.default.svc") return "in-cluster";
  return URL.canParse(server) ? new URL(server).host : server;
}

/**
 * The worst of what Argo CD says: a condition that keeps it from comparing at all, then a failing
 * operation, then a sync that it gave up or that waits, then a warning.
 */
function reasonOf({ status }: Application): string | undefined {
  const conditions = status?.conditions ?? [];
  const operation = status?.operationState;
  const failing = operation?.phase === "Failed" || operation?.phase === "Error";
  const running = operation?.phase === "Running" || operation?.phase === "Terminating";
  const said = [
    ...conditions.filter(({ type }) => type.endsWith("Error") && type !== "SyncError"),
    ...(failing && operation.message !== GENERIC ? [operation] : []),
    ...conditions.filter(({ type }) => type === "SyncError"),
    ...(failing || running ? [operation] : []),
    ...conditions.filter(({ type }) => !type.endsWith("Error")),
  ];
  for (const { message } of said) {
    const reason = message && oneLine(firstLine(message), MAX_REASON);
    if (reason) return reason;
  }
  return undefined;
}

/** Says no more than that it failed; a condition may say more. */
const GENERIC = "one or more synchronization tasks completed unsuccessfully";

/** What Argo CD and its parts put before the cause; a bounded line has no room for it. */
const PREFIX = new RegExp(
  `^(?:${[
    "Failed to load (target|live) state: ",
    "failed to generate manifest for source \\d+ of \\d+: ",
    "rpc error: code = \\w+ desc = ",
    "Manifest generation error \\(cached\\): ",
    "failed to execute helm template command: ",
    "failed running helm: ",
    "error building helm chart dependencies: ",
    "failed to build (helm )?dependencies: ",
    "`[^`]*` failed exit status \\d+: ",
    "Error: ",
    'failed to get cluster (info|version) for (cluster )?"[^"]*": ',
    "error synchronizing cache state : ",
    "failed to get server version: ",
    "Failed last sync attempt to \\[[^\\]]*\\]: ",
    "one or more objects failed to apply, reason: ",
    "one or more synchronization tasks completed unsuccessfully, reason: ",
    "one or more synchronization tasks are not valid: ",
    'error when patching "[^"]*": ',
    "Internal error occurred: ",
  ].join("|")})+`,
);

function firstLine(message: string): string {
  const [first = "", ...rest] = message.split(/\r?\n/).filter((line) => line.trim() !== "");
  // A line that only says where is worth nothing without the next.
  const line = /:\d+:\d+$|:\s*$/.test(first) ? [first, ...rest].join(" ") : first;
  return line.replace(PREFIX, "").replace(/ \(retried \d+ times\)\.$/, "") || line;
}
