import type { Application } from "@lynceus/argocd";
import type { Deployment, SourceChange } from "@lynceus/contract";

type HistoryEntry = NonNullable<Application["status"]>["history"][number];
type Source = NonNullable<Application["spec"]["source"]>;

/** One successful deployment: a revision for each source. */
export interface PastDeployment extends Omit<Deployment, "sources"> {
  readonly revisions: readonly string[];
  readonly sources: readonly Source[];
}

/** The deployments that Argo CD remembers, newest first. */
export function listDeployments(application: Application): readonly PastDeployment[] {
  const history = [...(application.status?.history ?? [])].reverse();
  return history.map((entry, at) => ({
    id: entry.id,
    ...(entry.deployedAt === undefined ? {} : { deployedAt: entry.deployedAt }),
    ...initiator(entry),
    running: at === 0,
    revisions: revisionsIn(entry),
    sources: sourcesIn(entry, application),
  }));
}

/** What Git names now; with several sources one for each. */
export function desiredRevisions({ status }: Application): readonly string[] {
  return status?.sync == null ? [] : revisionsIn(status.sync);
}

/** Where the application's manifests come from now. */
export function sourcesOf({ spec }: Application): readonly Source[] {
  if (spec.sources.length > 0) return spec.sources;
  return spec.source == null ? [] : [spec.source];
}

export function sameRevisions(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((revision, at) => revision === b[at]);
}

/** What a source is, before anything is known of its revision. */
export function sourceChange(source: Source | undefined, revision: string): SourceChange {
  const { repoURL = "", path, chart, targetRevision } = source ?? {};
  const kind = repoURL.startsWith("oci://") ? "oci" : chart ? "chart" : "commit";
  return { repoURL, path, chart, targetRevision, revision, kind };
}

function revisionsIn(from: {
  readonly revision: string | undefined;
  readonly revisions: readonly string[];
}): readonly string[] {
  if (from.revisions.length > 0) return from.revisions;
  return from.revision ? [from.revision] : [];
}

function sourcesIn({ source, sources }: HistoryEntry, application: Application): readonly Source[] {
  if (sources.length > 0) return sources;
  return source?.repoURL ? [source] : sourcesOf(application);
}

function initiator({ initiatedBy }: HistoryEntry): { readonly initiatedBy?: string } {
  if (initiatedBy?.automated) return { initiatedBy: "auto-sync" };
  return initiatedBy?.username ? { initiatedBy: initiatedBy.username } : {};
}
