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
  const environment = scope.environment?.toLowerCase();
  return (one) =>
    (search === undefined || one.name.toLowerCase().includes(search)) &&
    (environment === undefined || one.environment?.toLowerCase() === environment) &&
    isOrAny(scope.project, one.project) &&
    isOrAny(scope.instance, one.instance) &&
    isOrAny(scope.cluster, one.cluster) &&
    isOrAny(scope.namespace, one.destinationNamespace);
}

export function inState({ health, sync, unhealthyOnly }: State): Predicate {
  return (one) =>
    isOrAny(health, one.health) && isOrAny(sync, one.sync) && (!unhealthyOnly || needsLook(one));
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

function isOrAny(wanted: string | undefined, actual: string): boolean {
  return wanted === undefined || wanted === actual;
}
