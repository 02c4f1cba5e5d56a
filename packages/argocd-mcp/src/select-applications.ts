import { type ApplicationSummary, needsLook } from "@lynceus/contract";

type Predicate = (application: ApplicationSummary) => boolean;

/** Which applications are counted. */
export interface Scope {
  readonly search?: string | undefined;
  readonly project?: string | undefined;
  readonly instance?: string | undefined;
  readonly environment?: string | undefined;
  readonly cluster?: string | undefined;
  readonly namespace?: string | undefined;
}

/** Which of the counted are listed. */
export interface State {
  readonly health?: string | undefined;
  readonly sync?: string | undefined;
  readonly unhealthyOnly: boolean;
}

export function inScope(scope: Scope): Predicate {
  const search = scope.search?.toLowerCase();
  return (one) =>
    (search === undefined || one.name.toLowerCase().includes(search)) &&
    isOrAny(scope.project, one.project) &&
    isOrAny(scope.instance, one.instance) &&
    isOrAny(scope.environment, one.environment) &&
    isOrAny(scope.cluster, one.cluster) &&
    isOrAny(scope.namespace, one.destinationNamespace);
}

export function inState({ health, sync, unhealthyOnly }: State): Predicate {
  return (one) =>
    isOrAny(health, one.health) && isOrAny(sync, one.sync) && (!unhealthyOnly || needsLook(one));
}

/** Those that need a look first, worst first, then by name. */
export function byNeed(a: ApplicationSummary, b: ApplicationSummary): number {
  return (
    Number(needsLook(b)) - Number(needsLook(a)) ||
    WORST_FIRST.indexOf(a.health) - WORST_FIRST.indexOf(b.health) ||
    compare(a.name, b.name) ||
    compare(a.instance, b.instance)
  );
}

const WORST_FIRST = ["Degraded", "Missing", "Unknown", "Progressing", "Suspended", "Healthy"];

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** How many there are of each, most first. */
export function tally<Key extends string>(
  applications: readonly ApplicationSummary[],
  keyOf: (application: ApplicationSummary) => Key,
): Partial<Record<Key, number>> {
  const counts = new Map<Key, number>();
  for (const application of applications) {
    const key = keyOf(application);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const entries = [...counts].sort(([, a], [, b]) => b - a);
  return Object.fromEntries(entries) as Partial<Record<Key, number>>;
}

function isOrAny(wanted: string | undefined, actual: string | undefined): boolean {
  return wanted === undefined || wanted.toLowerCase() === actual?.toLowerCase();
}
