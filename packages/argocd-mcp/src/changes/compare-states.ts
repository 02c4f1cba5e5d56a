import type { Application, ManagedResource } from "@lynceus/argocd";
import type { ResourceChange } from "@lynceus/contract";
import { count, quote } from "../text/quote.ts";
import { byTelling } from "./by-telling.ts";
import { describeChange, identity } from "./describe-change.ts";
import { isNothing } from "./read-manifest.ts";

type Status = NonNullable<Application["status"]>["resources"][number];
type Named = Pick<Status, "group" | "kind" | "namespace" | "name">;

const CANNOT_COMPARE = /^(?:ComparisonError|InvalidSpecError|UnknownError)$/;

/**
 * Which of the managed resources are not in the cluster as Git wants them, the most telling first. The
 * application's own verdict on each goes before: it knows what is to be ignored, and that what Git does
 * not render is not therefore gone from Git. `states` and `resources` cover the same objects.
 */
export function compareStates(
  states: readonly ManagedResource[],
  resources: readonly Status[],
  application: Application,
): { readonly changes: readonly ResourceChange[]; readonly notes: readonly string[] } {
  const changes: ResourceChange[] = [];
  const compared = states.filter(({ hook }) => !hook);
  let unknown = 0;
  for (const state of compared) {
    const status = resources.find((one) => isSame(one, state));
    if (status?.status === "Unknown") unknown += 1;
    else if (!status?.hook) changes.push(...compareState(state, status));
  }
  const silent = resources.filter(
    (one) =>
      one.status === "OutOfSync" && !one.hook && !changes.some((change) => isSame(one, change)),
  );
  for (const status of silent) {
    const missing = status.health?.status === "Missing";
    if (missing) changes.push(missingOne(status));
    else if (status.requiresPruning) changes.push(extraOne(status));
  }
  const unexplained = silent.filter((one) => !changes.some((change) => isSame(one, change)));
  return {
    changes: changes.sort(byTelling),
    notes: [...unknownNotes(unknown, application), ...unexplainedNotes(unexplained)],
  };
}

function compareState(state: ManagedResource, status: Status | undefined): ResourceChange[] {
  const { normalizedLiveState: live = "", predictedLiveState: wanted = "" } = state;
  if (isNothing(live) && isNothing(wanted)) return [];
  if (isNothing(wanted)) return status?.status === "Synced" ? [] : [extraOne(state)];
  if (isNothing(live)) return status?.status === "Synced" ? [] : [missingOne(state)];
  const differs = state.modified ?? (status?.status === "OutOfSync" && live !== wanted);
  return differs ? [describeChange(state, live, wanted)] : [];
}

function missingOne(object: Named): ResourceChange {
  return { ...identity(object), state: "missing", diff: [] };
}

function extraOne(object: Named): ResourceChange {
  return { ...identity(object), state: "extra", diff: [] };
}

function unknownNotes(unknown: number, { status }: Application): readonly string[] {
  const reasons = (status?.conditions ?? []).filter(({ type }) => CANNOT_COMPARE.test(type));
  if (unknown === 0 && status?.sync?.status !== "Unknown") return [];
  const why = reasons.slice(0, 2).map(({ message = "" }) => quote(message, 400));
  return [
    `Argo CD could not compare${unknown === 0 ? "" : ` ${count(unknown, "object")}`}${why.length === 0 ? "" : `: ${why.join(" ")}`}. Nothing is said of these.`,
  ];
}

function unexplainedNotes(unexplained: readonly Status[]): readonly string[] {
  if (unexplained.length === 0) return [];
  const named = unexplained.slice(0, 3).map(({ kind, name }) => quote(`${kind}/${name}`, 120));
  const more = unexplained.length > 3 ? ` and ${unexplained.length - 3} more` : "";
  return [
    `Argo CD calls ${named.join(", ")}${more} OutOfSync, but has no difference at hand: its comparison may be newer than its cache. Ask again in a minute.`,
  ];
}

function isSame(
  a: Named,
  b: { group?: string | undefined; kind: string; namespace?: string | undefined; name: string },
): boolean {
  return (
    a.group === (b.group ?? "") &&
    a.kind === b.kind &&
    a.namespace === (b.namespace ?? "") &&
    a.name === b.name
  );
}
