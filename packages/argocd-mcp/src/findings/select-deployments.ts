import { type FindFindingsResult, needsLook, type SeenDeployment } from "@lynceus/contract";
import { seen } from "./group-findings.ts";
import type { LookedDeployment } from "./look.ts";
import { findingsOf, type Known } from "./select-findings.ts";

export interface DeploymentFilter {
  /** Words of the name of its author or of who started it, in any order and case. */
  readonly author?: string | undefined;
  /** A commit's beginning, or `#482`: a pull request by what the first line of its commit says. */
  readonly revision?: string | undefined;
  /** Epoch milliseconds. */
  readonly since?: number | undefined;
}

/** The deployments that fit, newest first, each with how its application is now. */
export function selectDeployments(
  known: readonly Known[],
  { author, revision, since }: DeploymentFilter,
): readonly SeenDeployment[] {
  const words = (author ?? "").toLowerCase().split(/\s+/);
  const isOf = revision === undefined ? () => true : isOfRevision(revision);
  const fits = (deployment: LookedDeployment) => {
    const { author: by = "", initiatedBy = "", at = "" } = deployment;
    return (
      isOf(deployment) &&
      words.every((word) => `${by} ${initiatedBy}`.toLowerCase().includes(word)) &&
      (since === undefined || Date.parse(at) >= since)
    );
  };
  return known
    .flatMap((one) => {
      const deployments = (one.look?.deployments ?? []).filter(fits);
      if (deployments.length === 0) return [];
      const state = stateOf(one);
      return deployments.map((deployment) => ({
        application: seen(one.application),
        ...deployment,
        ...state,
      }));
    })
    .sort((a, b) => Date.parse(b.at ?? "") - Date.parse(a.at ?? ""));
}

/** GitHub writes `Merge pull request #482` or `title (#482)`, GitLab `!482`. */
function isOfRevision(revision: string): (deployment: LookedDeployment) => boolean {
  const [, number] = /^[#!](\d+)$/.exec(revision) ?? [];
  if (number === undefined) {
    const begin = revision.toLowerCase();
    return (deployment) => deployment.revision.split(", ").some((one) => one.startsWith(begin));
  }
  const said = new RegExp(`[#!]${number}\\b`);
  return ({ message = "" }) => said.test(message);
}

function stateOf(known: Known): Pick<SeenDeployment, "now" | "wrong"> {
  const [worst] = findingsOf(known);
  if (worst !== undefined) {
    const now = worst.severity === "info" ? "attention" : "failing";
    return { now, wrong: worst.headline };
  }
  if (needsLook(known.application)) return { now: "attention" };
  return { now: known.look === undefined || known.look.failure ? "unknown" : "fine" };
}

/** Applications by the images they run that contain `image`; one without a registry is from docker.io. */
export function selectImages(
  known: readonly Known[],
  image: string,
): NonNullable<FindFindingsResult["images"]> {
  const users = new Map<string, Known["application"][]>();
  for (const { application, look } of known) {
    for (const used of look?.images ?? []) {
      if (!withRegistry(used).toLowerCase().includes(image.toLowerCase())) continue;
      users.set(used, [...(users.get(used) ?? []), application]);
    }
  }
  return [...users]
    .map(([used, applications]) => ({ image: used, applications: applications.map(seen) }))
    .sort((a, b) => b.applications.length - a.applications.length);
}

function withRegistry(image: string): string {
  const [host = "", ...rest] = image.split("/");
  const isHost = rest.length > 0 && (/[.:]/.test(host) || host === "localhost");
  return isHost ? image : `docker.io/${image}`;
}
