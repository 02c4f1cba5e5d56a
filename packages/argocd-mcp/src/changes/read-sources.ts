import type { ApplicationTarget, ArgocdClient, SourceRevision } from "@lynceus/argocd";
import { ExpectedError, type SourceChange } from "@lynceus/contract";
import { clip } from "../clip.ts";
import { sourceChange } from "./deployments.ts";

/** A revision for each source; `id` is the deployment's that Argo CD needs to know several sources by. */
export interface RevisionsOf {
  readonly id: number | undefined;
  readonly revisions: readonly string[];
  readonly sources: Parameters<typeof sourceChange>[0][];
}

const LONGEST = { message: 2_000, author: 200 };

/** Reads who made the revision of each source; what cannot be had is told in its place. */
export async function readSources(
  target: ApplicationTarget,
  { id, revisions, sources }: RevisionsOf,
  client: ArgocdClient,
  signal: AbortSignal,
): Promise<SourceChange[]> {
  return Promise.all(
    revisions.map(async (revision, at) => {
      const change = sourceChange(sources[at], revision);
      const several = revisions.length > 1 && id !== undefined;
      const of = several ? { revision, sourceIndex: at, versionId: id } : revision;
      try {
        return { ...change, ...(await read(target, change.kind, of, client, signal)) };
      } catch (error) {
        if (signal.aborted || !(error instanceof ExpectedError)) throw error;
        return { ...change, failure: clip(error.message, 300) };
      }
    }),
  );
}

type Known = Pick<SourceChange, "author" | "message" | "date" | "tags">;

async function read(
  target: ApplicationTarget,
  kind: SourceChange["kind"],
  of: string | SourceRevision,
  client: ArgocdClient,
  signal: AbortSignal,
): Promise<Known> {
  switch (kind) {
    case "commit": {
      const { author, message, date, tags } = await client.revisionMetadata(target, of, signal);
      return known({
        author,
        message,
        date,
        ...(tags.length > 0 ? { tags: tags.slice(0, 10) } : {}),
      });
    }
    case "chart": {
      const { description, home, maintainers } = await client.chartDetails(target, of, signal);
      const message = [description, home].filter(Boolean).join(" ");
      return known({ author: maintainers.slice(0, 5).join(", "), message });
    }
    case "oci": {
      const about = await client.ociMetadata(target, of, signal);
      const message = [about.version, about.description, about.sourceUrl].filter(Boolean).join(" ");
      return known({ author: about.authors, message, date: about.createdAt });
    }
  }
}

function known({ author, message, date, tags }: Known): Known {
  return {
    ...(author ? { author: clip(author, LONGEST.author) } : {}),
    ...(message ? { message: clip(message, LONGEST.message) } : {}),
    ...(date ? { date } : {}),
    ...(tags === undefined ? {} : { tags }),
  };
}
