import type { Application, ResourceNode } from "@lynceus/argocd";
import { deployedEntry } from "./deployed-entry.ts";

const commit = /^[0-9a-f]{7,64}$/;
const mostRevisions = 5;

/**
 * Commits worth their metadata: the one of a sync that did not succeed, those that made what fails now,
 * and the last two deployed.
 */
export function pickRevisions(
  application: Application,
  makers: readonly ResourceNode[],
): { readonly revisions: readonly string[]; readonly left: readonly string[] } {
  const status = application.status;
  const operation = status?.operationState;
  const deployed = (status?.history ?? []).slice(-2).reverse();
  const candidates = [
    ...(operation?.phase === "Succeeded" ? [] : [operation?.syncResult?.revision]),
    ...makers.map((maker) => deployedEntry(application, maker.createdAt)?.revision),
    ...deployed.map((entry) => entry.revision),
    ...(status?.sync?.status === "OutOfSync" ? [status.sync.revision] : []),
  ];
  const revisions = [...new Set(candidates)].filter(
    (revision) => revision !== undefined && commit.test(revision),
  ) as string[];
  const several = application.spec.sources.length > 1;
  return {
    revisions: revisions.slice(0, mostRevisions),
    left: several ? ["commits of the single sources of a multi-source application"] : [],
  };
}
