import type { Application, ArgocdClient } from "@lynceus/argocd";
import type { ApplicationSummary, ManifestsResult, ResourceChange } from "@lynceus/contract";
import { foldGaps } from "../fold-gaps.ts";
import type { Deadline } from "../start-deadline.ts";
import { revisionsOf } from "../text/change-lines.ts";
import { quote } from "../text/quote.ts";
import { sourcesOf } from "./deployments.ts";
import { type Difference, findDifference } from "./find-difference.ts";
import { readSources } from "./read-sources.ts";
import { compareRenderings, type Rendered } from "./rendering.ts";
import { type ResolvedRevision, resolveRevision } from "./resolve-revision.ts";

export interface Comparison {
  readonly changes: readonly ResourceChange[];
  readonly comparedTo: readonly string[] | undefined;
  readonly broughtBy: ManifestsResult["broughtBy"];
  readonly notes: readonly string[];
}

export interface CompareOptions {
  readonly summary: ApplicationSummary;
  readonly application: Application;
  readonly client: ArgocdClient;
  readonly deadline: Deadline;
  readonly render: (revisions: readonly string[]) => Promise<readonly Rendered[]>;
}

/**
 * What is different at `after` from `compareTo`. For `previous` older deployments are looked at until one
 * renders differently, and the one that brought the difference is told with its commit.
 */
export async function compareRevisions(
  after: ResolvedRevision & { readonly objects: readonly Rendered[] },
  compareTo: string,
  options: CompareOptions,
): Promise<Comparison> {
  const { application, render } = options;
  if (compareTo !== "previous") {
    const { revisions } = resolveRevision(application, compareTo, { open: true });
    const changes = compareRenderings(await render(revisions), after.objects);
    return { changes, comparedTo: revisions, broughtBy: undefined, notes: [] };
  }
  const { attempt, gaps } = options.deadline;
  const difference = await findDifference(after, after.before, (revisions) =>
    attempt({ part: "manifests", subject: `\`${revisions.join(", ")}\`` }, () => render(revisions)),
  );
  const { changes, before } = difference;
  const broughtBy = before === undefined ? undefined : await bringer(after, difference, options);
  const notes = [
    ...searchNotes(after, difference),
    ...foldGaps(gaps).map((gap) => quote(gap, 300)),
  ];
  return { changes, comparedTo: before?.revisions, broughtBy, notes };
}

/** The oldest deployment that renders as `after` does, with its commit as far as that can be read. */
async function bringer(
  after: ResolvedRevision,
  { same }: Difference,
  { summary, application, client, deadline }: CompareOptions,
): Promise<ManifestsResult["broughtBy"]> {
  const deployment = same.at(-1) ?? after.deployment;
  const revisions = deployment?.revisions ?? after.revisions;
  const sources = [...(deployment?.sources ?? sourcesOf(application))];
  const of = { id: deployment?.id, revisions, sources };
  const read = await deadline.attempt(
    { part: "revision", subject: `\`${revisions.join(", ")}\`` },
    () => readSources(summary, of, client, deadline.within),
  );
  if (read === undefined) return undefined;
  return { ...(deployment === undefined ? {} : { deployment }), sources: read };
}

function searchNotes(after: ResolvedRevision, difference: Difference): readonly string[] {
  const { before, same, failed, unseen } = difference;
  const older = same.filter(({ revisions }) => revisions.join() !== after.revisions.join());
  const looked = after.before.length - unseen - failed.length;
  return [
    ...(before !== undefined && older.length > 0
      ? [
          `${older.map(({ id, revisions }) => `#${id} ${revisionsOf(revisions)}`).join("; ")} renders the same, so the comparison goes further back.`,
        ]
      : []),
    ...(before === undefined && looked > 0
      ? [
          `${looked === 1 ? "The one earlier deployment that was looked at renders" : `All ${looked} earlier deployments that were looked at render`} the same: what changed is not in Git's manifests. Look at the application's own settings and at the cluster.`,
        ]
      : []),
    ...(after.before.length === 0 ? ["There is no earlier deployment to compare to."] : []),
    ...(unseen > 0
      ? [
          `${unseen} older deployment${unseen === 1 ? " was" : "s were"} not looked at; name one with compareTo.`,
        ]
      : []),
  ];
}
