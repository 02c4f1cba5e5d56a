import type { Application } from "@lynceus/argocd";
import { ExpectedError } from "@lynceus/contract";
import { name, quote } from "../text/quote.ts";
import {
  desiredRevisions,
  listDeployments,
  type PastDeployment,
  sameRevisions,
} from "./deployments.ts";

export interface ResolvedRevision {
  /** One for each source. */
  readonly revisions: readonly string[];
  /** The newest deployment of it, and those before that one, newest first. */
  readonly deployment: PastDeployment | undefined;
  readonly before: readonly PastDeployment[];
}

const SHORTEST = 4;
const NAMED = 10;

/**
 * What a word means: `current` what runs now, `previous` what was deployed before, a full or short
 * revision of the history or of what Git names now; nothing is what Git names now. Throws `ExpectedError`
 * where it means nothing, or more than one; with `open` it is left to Argo CD what is not known here.
 */
export function resolveRevision(
  application: Application,
  word: string | undefined,
  { open }: { readonly open: boolean },
): ResolvedRevision {
  const deployments = listDeployments(application);
  const desired = desiredRevisions(application);
  const of = (revisions: readonly string[]): ResolvedRevision => {
    const at = deployments.findIndex((one) => sameRevisions(one.revisions, revisions));
    return { revisions, deployment: deployments[at], before: deployments.slice(at + 1) };
  };
  if (word === undefined) {
    const newest = desired.length > 0 ? desired : deployments[0]?.revisions;
    if (newest === undefined) throw new ExpectedError(NEVER);
    return of(newest);
  }
  if (word === "current" || word === "previous") {
    const deployment = deployments[word === "current" ? 0 : 1];
    if (deployment === undefined) throw new ExpectedError(deployments.length === 0 ? NEVER : ONCE);
    const { revisions } = deployment;
    return {
      revisions,
      deployment,
      before: deployments.slice(deployments.indexOf(deployment) + 1),
    };
  }
  const all = [desired, ...deployments.map(({ revisions }) => revisions)];
  const matches = distinct(all.filter((revisions) => revisions.some((one) => begins(one, word))));
  const [found, ...others] = matches;
  const hits = new Set(matches.flat().filter((one) => begins(one, word)));
  // several sources: one revision of one of them may have been deployed beside others of the other
  if (found !== undefined && (others.length === 0 || hits.size === 1)) return of(found);
  if (found !== undefined) {
    throw new ExpectedError(`${quote(word)} is not unique: ${listed([...hits])}. Give more of it.`);
  }
  if (open && desired.length < 2)
    return { revisions: [word], deployment: undefined, before: deployments };
  throw new ExpectedError(
    `There is no revision ${quote(word)} in this application's history. There are: ${listed([...new Set(all.flat())])}; also \`current\` and \`previous\`.`,
  );
}

const NEVER = "Nothing of this application has been deployed yet, so there is no such revision.";
const ONCE =
  "This application's history has one deployment only, so there is nothing before it to look at.";

function begins(revision: string, word: string): boolean {
  const asked = word.toLowerCase();
  return (
    revision.toLowerCase() === asked ||
    (asked.length >= SHORTEST && revision.toLowerCase().startsWith(asked))
  );
}

function distinct(all: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return all.filter((one, at) => at === all.findIndex((other) => sameRevisions(one, other)));
}

function listed(revisions: readonly string[]): string {
  const named = revisions.slice(0, NAMED).map((one) => name(one.slice(0, 80)));
  const more = revisions.length - named.length;
  return named.length === 0 ? "none" : `${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
