import type { Diagnosis, Finding } from "@lynceus/contract";

/** What counts as a failure: `info` only when there is nothing worse. */
export function failuresOf({ findings }: Diagnosis): readonly Finding[] {
  const failures = findings.filter(({ severity }) => severity !== "info");
  return failures.length > 0 ? failures : findings;
}

/** The number that a reply picks a finding by: its place in the diagnosis. */
export function numberOf(finding: Finding, { findings }: Diagnosis): number {
  return findings.findIndex(({ id }) => id === finding.id) + 1;
}
