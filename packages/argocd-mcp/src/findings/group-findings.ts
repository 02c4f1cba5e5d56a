import type {
  ApplicationSummary,
  Finding,
  FindingGroup,
  SeenApplication,
  Severity,
} from "@lynceus/contract";
import { byNeed } from "../select-applications.ts";
import { causeOf } from "./cause-of.ts";

/** One finding and whose it is. */
export interface Found {
  readonly application: ApplicationSummary;
  readonly finding: Finding;
}

const WORST_FIRST: readonly Severity[] = ["critical", "warning", "info"];

/** Findings by cause: the worst first, then those that most applications have, then the latest. */
export function groupFindings(found: readonly Found[]): readonly FindingGroup[] {
  const groups = new Map<string, { readonly isShared: boolean; readonly found: Found[] }>();
  for (const one of found) {
    const { key, sharedKey } = causeOf(one.finding, one.application);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { isShared: sharedKey !== undefined, found: [one] });
    else group.found.push(one);
  }
  return [...groups.values()]
    .map((group) => toGroup(group.found, group.isShared))
    .sort(
      (a, b) =>
        WORST_FIRST.indexOf(a.severity) - WORST_FIRST.indexOf(b.severity) ||
        b.count - a.count ||
        (b.since ?? "").localeCompare(a.since ?? ""),
    );
}

function toGroup(found: readonly Found[], isShared: boolean): FindingGroup {
  const worst = found.reduce((first, one) => (byTelling(one, first) < 0 ? one : first));
  const { headline, severity, shared, evidence, fix } = worst.finding;
  const applications = [...new Set(found.map(({ application }) => application))].sort(byNeed);
  const since = found.flatMap(({ finding }) => finding.since ?? []).sort()[0];
  return {
    headline,
    modes: [...new Set(found.map(({ finding }) => finding.mode))],
    severity,
    ...(shared === undefined ? {} : { shared }),
    ...(isShared || applications.length === 1 ? {} : { alike: true as const }),
    count: applications.length,
    applications: applications.map(seen),
    ...(since === undefined ? {} : { since }),
    ...(evidence[0] === undefined ? {} : { evidence: evidence[0] }),
    ...(fix === undefined ? {} : { fix }),
  };
}

/** What is told of an application beside many others. */
export function seen(application: ApplicationSummary): SeenApplication {
  const { instance, namespace, name, project, environment } = application;
  return {
    instance,
    namespace,
    name,
    project,
    ...(environment === undefined ? {} : { environment }),
  };
}

function byTelling(a: Found, b: Found): number {
  return rank(a.finding) - rank(b.finding) || byNeed(a.application, b.application);
}

function rank({ severity }: Finding): number {
  return WORST_FIRST.indexOf(severity);
}
