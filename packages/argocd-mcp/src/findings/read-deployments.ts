import type { Application, ApplicationTarget, ArgocdClient } from "@lynceus/argocd";
import type { SourceChange } from "@lynceus/contract";
import type { LRUCache } from "lru-cache";
import { listDeployments, type PastDeployment, sourcesOf } from "../changes/deployments.ts";
import { readSources } from "../changes/read-sources.ts";
import { clip } from "../clip.ts";
import type { LookedDeployment } from "./look.ts";

const MOST = 8;
const LONGEST = { message: 200, author: 120, name: 253, revision: 200 };

/** What is known of revisions; applications of one repository share theirs. */
export type KnownRevisions = LRUCache<string, SourceChange>;

/**
 * The newest deployments of an application that are not older than `since` (epoch milliseconds), and the
 * one that runs, each with its commits; before them a sync that has not succeeded.
 */
export async function readDeployments(
  target: ApplicationTarget,
  application: Application,
  options: {
    readonly client: ArgocdClient;
    readonly known: KnownRevisions;
    readonly since: number;
  },
  signal: AbortSignal,
): Promise<readonly LookedDeployment[]> {
  const recent = listDeployments(application)
    .slice(0, MOST)
    .filter(({ running, deployedAt }) => running || Date.parse(deployedAt ?? "") >= options.since);
  const attempt = attempted(application, recent[0]);
  const deployments: LookedDeployment[] = [];
  for (const deployment of attempt === undefined ? recent : [attempt, ...recent]) {
    const sources = await knownSources(target, deployment, options, signal);
    deployments.push(toLooked(deployment, sources));
  }
  return deployments;
}

type DeploymentToRead = Omit<PastDeployment, "id" | "running"> & {
  readonly id?: number;
  readonly running?: boolean;
  readonly state?: LookedDeployment["state"];
};

/** The sync that has not come to an end, or failed; nothing when it was of what runs. */
function attempted(
  application: Application,
  newest: PastDeployment | undefined,
): DeploymentToRead | undefined {
  const operation = application.status?.operationState;
  if (operation == null || operation.phase === "" || operation.phase === "Succeeded") return;
  const revision = operation.syncResult?.revision ?? operation.operation?.sync?.revision;
  if (!revision || newest?.revisions.includes(revision)) return undefined;
  const by = operation.operation?.initiatedBy;
  const initiatedBy = by?.automated ? "auto-sync" : by?.username;
  return {
    revisions: [revision],
    sources: sourcesOf(application),
    ...(operation.startedAt === undefined ? {} : { deployedAt: operation.startedAt }),
    ...(initiatedBy ? { initiatedBy } : {}),
    state: operation.phase === "Running" ? "syncing" : "failed",
  };
}

async function knownSources(
  target: ApplicationTarget,
  { id, revisions, sources }: DeploymentToRead,
  { client, known }: { readonly client: ArgocdClient; readonly known: KnownRevisions },
  signal: AbortSignal,
): Promise<readonly SourceChange[]> {
  const keys = revisions.map((revision, at) =>
    JSON.stringify([client.instance, sources[at]?.repoURL, sources[at]?.chart, revision]),
  );
  const cached = keys.map((key) => known.get(key));
  if (cached.every((source) => source !== undefined)) return cached;
  const read = await readSources(target, { id, revisions, sources: [...sources] }, client, signal);
  for (const [at, source] of read.entries()) {
    const key = keys[at];
    if (key !== undefined && source.failure === undefined) known.set(key, source);
  }
  return read;
}

function toLooked(
  { deployedAt, initiatedBy, running, revisions, state }: DeploymentToRead,
  sources: readonly SourceChange[],
): LookedDeployment {
  return {
    revision: clip(revisions.join(", "), LONGEST.revision),
    ...said({
      author: joined(sources.map(({ author }) => author)),
      message: joined(sources.map(({ message }) => message?.split("\n")[0])),
      initiatedBy,
    }),
    ...(deployedAt === undefined ? {} : { at: deployedAt }),
    state: state ?? (running ? "running" : "replaced"),
  };
}

function said({
  author,
  message,
  initiatedBy,
}: Record<"author" | "message" | "initiatedBy", string | undefined>) {
  return {
    ...(author ? { author: clip(author, LONGEST.author) } : {}),
    ...(message ? { message: clip(message, LONGEST.message) } : {}),
    ...(initiatedBy ? { initiatedBy: clip(initiatedBy, LONGEST.name) } : {}),
  };
}

/** What the sources of one deployment say, each once. */
function joined(texts: readonly (string | undefined)[]): string {
  return [...new Set(texts.filter((text) => text))].join("; ");
}
