import type { InstanceGap } from "@lynceus/contract";
import type { ApplicationSet } from "../application-set.ts";
import type { ArgocdError } from "../errors.ts";
import type { ApplicationSetIndex, ApplicationSetSummary } from "../ports.ts";
import { findSets } from "./find-sets.ts";
import { summariseSet } from "./summarise-set.ts";

/** The index of ApplicationSets and its writing side, which only the feeds use. */
export interface SetIndex extends ApplicationSetIndex {
  put(instance: string, sets: readonly ApplicationSet[]): void;
  fail(instance: string, failure: ArgocdError): void;
  add(instance: string): void;
  drop(instance: string): void;
}

interface Part {
  /** Undefined before the first list. */
  readonly sets: readonly ApplicationSetSummary[] | undefined;
  /** Why the last list failed; what was known before is kept. */
  readonly failure: ArgocdError | undefined;
}

/** All ApplicationSets of all instances in memory; no I/O. */
export function createSetIndex(): SetIndex {
  const parts = new Map<string, Part>();
  const all = () => [...parts.values()].flatMap(({ sets }) => sets ?? []);
  return {
    put(instance, sets) {
      const known = sets.map((set) => summariseSet(set, instance));
      parts.set(instance, { sets: known, failure: undefined });
    },
    fail(instance, failure) {
      parts.set(instance, { sets: parts.get(instance)?.sets, failure });
    },
    add: (instance) => void parts.set(instance, { sets: undefined, failure: undefined }),
    drop: (instance) => void parts.delete(instance),
    all,
    find: (words) => findSets(all(), words),
    gaps: () => [...parts].flatMap(([instance, part]) => gapOf(instance, part) ?? []),
  };
}

function gapOf(instance: string, { sets, failure }: Part): InstanceGap | undefined {
  if (failure !== undefined) {
    const known = sets === undefined ? "" : " What was known before is still told.";
    return { instance, reason: `ApplicationSets not read: ${failure.message}${known}` };
  }
  return sets === undefined
    ? { instance, reason: `the ApplicationSets of \`${instance}\` are still being read` }
    : undefined;
}
