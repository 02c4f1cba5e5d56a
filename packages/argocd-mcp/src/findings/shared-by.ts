import { type ApplicationSummary, applicationKey, type Diagnosis } from "@lynceus/contract";
import { causeOf } from "./cause-of.ts";
import type { FindingsIndex } from "./create-findings-index.ts";

const NAMED = 5;

/** The diagnosis with, at each finding, which of `others` fail by the same cause. */
export function withSharedBy(
  diagnosis: Diagnosis,
  others: readonly ApplicationSummary[],
  index: FindingsIndex,
): Diagnosis {
  const key = applicationKey(diagnosis.application);
  const causes = diagnosis.findings.map((finding) => causeOf(finding, diagnosis.application));
  if (causes.every(({ sharedKey }) => sharedKey === undefined)) return diagnosis;
  const elsewhere = new Map<string, Set<ApplicationSummary>>();
  for (const other of others) {
    if (applicationKey(other) === key) continue;
    for (const finding of index.of(other)?.findings ?? []) {
      const cause = causeOf(finding, other).sharedKey;
      if (cause === undefined) continue;
      elsewhere.set(cause, (elsewhere.get(cause) ?? new Set()).add(other));
    }
  }
  return {
    ...diagnosis,
    findings: diagnosis.findings.map((finding, at) => {
      const sharing = elsewhere.get(causes[at]?.sharedKey ?? "");
      if (sharing === undefined) return finding;
      const names = [...new Set([...sharing].map(({ name }) => name))].sort();
      return { ...finding, sharedBy: { count: sharing.size, applications: names.slice(0, NAMED) } };
    }),
  };
}
