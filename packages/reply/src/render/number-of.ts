import type { Diagnosis, Finding } from "@lynceus/contract";

/** The number that a reply picks a finding by: its place in the diagnosis. */
export function numberOf(finding: Finding, { findings }: Diagnosis): number {
  return findings.findIndex(({ id }) => id === finding.id) + 1;
}
