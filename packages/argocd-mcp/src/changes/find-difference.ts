import type { ResourceChange } from "@lynceus/contract";
import { type PastDeployment, sameRevisions } from "./deployments.ts";
import { compareRenderings, type Rendered } from "./rendering.ts";

/** Renderings are dear: Argo CD may have to fetch and run a generator for each. */
const MOST_RENDERED = 5;

export interface Difference {
  readonly changes: readonly ResourceChange[];
  /** The older side; undefined when every deployment that was looked at renders the same. */
  readonly before: PastDeployment | undefined;
  /** Older deployments that render the same as the newer side, newest first. */
  readonly same: readonly PastDeployment[];
  /** Older deployments whose rendering could not be had. */
  readonly failed: readonly PastDeployment[];
  /** Deployments that were not looked at, because there were too many. */
  readonly unseen: number;
}

/**
 * Goes back from `after` through `older` deployments, newest first, until one renders differently: several
 * deployments in a row may render the same. `render` gives undefined for what cannot be had.
 */
export async function findDifference(
  after: { readonly revisions: readonly string[]; readonly objects: readonly Rendered[] },
  older: readonly PastDeployment[],
  render: (revisions: readonly string[]) => Promise<readonly Rendered[] | undefined>,
): Promise<Difference> {
  const same: PastDeployment[] = [];
  const failed: PastDeployment[] = [];
  const seen = new Map([[keyOf(after.revisions), after.objects]]);
  for (const [at, deployment] of older.entries()) {
    const { revisions } = deployment;
    if ([after, ...same].some((one) => sameRevisions(revisions, one.revisions))) {
      same.push(deployment);
      continue;
    }
    if (seen.has(keyOf(revisions))) continue;
    if (seen.size >= MOST_RENDERED) {
      return { changes: [], before: undefined, same, failed, unseen: older.length - at };
    }
    const objects = await render(revisions);
    seen.set(keyOf(revisions), objects ?? []);
    if (objects === undefined) {
      failed.push(deployment);
      continue;
    }
    const changes = compareRenderings(objects, after.objects);
    if (changes.length > 0) return { changes, before: deployment, same, failed, unseen: 0 };
    same.push(deployment);
  }
  return { changes: [], before: undefined, same, failed, unseen: 0 };
}

function keyOf(revisions: readonly string[]): string {
  return JSON.stringify(revisions);
}
