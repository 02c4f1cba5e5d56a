import type { Application, RevisionMetadata } from "@lynceus/argocd";
import type {
  ApplicationSummary,
  EvidenceLine,
  GetApplicationResult,
  RevisionChange,
} from "@lynceus/contract";
import { z } from "zod";
import { clipMiddle } from "./clip-middle.ts";
import { listUnhealthy } from "./list-unhealthy.ts";
import { withLiveStatus } from "./with-live-status.ts";

const MOST = { conditions: 20, resources: 50, images: 50, history: 10, evidence: 10 };
const LONGEST_MESSAGE = 1_000;
const LONGEST_EXCERPT = 500;

/** What an application object says about itself, bounded; the newest revisions with their commits. */
export function readApplication(
  summary: ApplicationSummary,
  application: Application,
  commits: ReadonlyMap<string, RevisionMetadata>,
): GetApplicationResult {
  const { spec, status } = application;
  const operation = status?.operationState;
  const conditions = status?.conditions ?? [];
  const unhealthy = listUnhealthy(application);
  const images = status?.summary?.images ?? [];
  const history = [...(status?.history ?? [])].reverse();
  const over =
    leftOver(conditions, MOST.conditions) +
    leftOver(unhealthy, MOST.resources) +
    leftOver(images, MOST.images) +
    leftOver(history, MOST.history);
  const sources =
    spec.sources.length > 0 ? spec.sources : [spec.source].filter((one) => one != null);
  const revision = revisionOf(application);
  return {
    application: withLiveStatus(summary, application),
    source: sources.map(({ repoURL, path, chart, targetRevision }) => ({
      repoURL,
      path,
      chart,
      targetRevision,
    })),
    ...(revision === undefined ? {} : { revision }),
    conditions: conditions
      .slice(0, MOST.conditions)
      .map(({ type, message = "" }) => ({ type, message: clipMiddle(message, LONGEST_MESSAGE) })),
    ...(operation == null
      ? {}
      : {
          operation: {
            phase: operation.phase,
            message: operation.message && clipMiddle(operation.message, LONGEST_MESSAGE),
            startedAt: operation.startedAt,
            finishedAt: operation.finishedAt,
          },
        }),
    unhealthyResources: unhealthy.slice(0, MOST.resources),
    resourceCount: status?.resources.length ?? 0,
    images: images.slice(0, MOST.images),
    history: history.slice(0, MOST.history).map((entry) => toChange(entry, commits)),
    evidence: quoteEvidence(application).slice(0, MOST.evidence),
    ...(over === 0
      ? {}
      : {
          leftOut: {
            count: over,
            how: "Only the first of each list are given; the application's page in Argo CD shows all.",
          },
        }),
  };
}

/** What is wanted in Git now; several sources have a revision each. */
function revisionOf({ status }: Application): string | undefined {
  return status?.sync?.revision ?? (status?.sync?.revisions.join(", ") || undefined);
}

type HistoryEntry = NonNullable<Application["status"]>["history"][number];

function toChange(
  { revision, revisions, deployedAt, initiatedBy }: HistoryEntry,
  commits: ReadonlyMap<string, RevisionMetadata>,
): RevisionChange {
  const at = revision ?? revisions.join(", ");
  const commit = commits.get(at);
  return {
    revision: at,
    author: commit?.author,
    message: commit?.message?.slice(0, LONGEST_MESSAGE),
    date: instant(commit?.date),
    deployedAt: instant(deployedAt),
    initiatedBy: initiatedBy?.automated ? "true" : initiatedBy?.username,
  };
}

/** Verbatim, with its place, so that a claim about it can be checked. */
function quoteEvidence({ metadata, status }: Application): readonly EvidenceLine[] {
  const object = `Application ${metadata.name}`;
  const operation = status?.operationState;
  const failed = operation?.syncResult?.resources.filter(
    ({ status: result, hookPhase }) =>
      result === "SyncFailed" || hookPhase === "Failed" || hookPhase === "Error",
  );
  const lines = [
    ...(status?.conditions ?? []).map(({ message, lastTransitionTime }, at) => ({
      excerpt: message,
      field: `status.conditions[${at}].message`,
      at: lastTransitionTime,
    })),
    {
      excerpt: operation?.phase === "Succeeded" ? undefined : operation?.message,
      field: "status.operationState.message",
      at: operation?.finishedAt ?? operation?.startedAt,
    },
    ...(failed ?? []).map(({ kind, name, message }) => ({
      excerpt: message,
      field: `status.operationState.syncResult ${kind}/${name}`,
      at: undefined,
    })),
  ];
  return lines.flatMap(({ excerpt, field, at }) =>
    excerpt ? [{ object, field, at: instant(at), excerpt: excerpt.slice(0, LONGEST_EXCERPT) }] : [],
  );
}

const Instant = z.iso.datetime({ offset: true });

function instant(text: string | undefined): string | undefined {
  return Instant.safeParse(text).data;
}

function leftOver(list: readonly unknown[], most: number): number {
  return Math.max(0, list.length - most);
}
