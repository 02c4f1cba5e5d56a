import type { Finding, Severity, Subject } from "@lynceus/contract";

const severities: Readonly<Record<Severity, number>> = { critical: 0, warning: 1, info: 2 };
const subjects: Readonly<Record<Subject, number>> = {
  "new-revision": 0,
  application: 1,
  "running-revision": 2,
};

/**
 * Worst first; what is new before what went on already; what a rule knows before what it only quotes. What
 * is told twice, as by a condition and by the sync that met it, is one.
 */
export function rankFindings(findings: readonly Finding[]): readonly Finding[] {
  const byId = new Map<string, Finding>();
  for (const finding of findings) if (!byId.has(finding.id)) byId.set(finding.id, finding);
  return [...byId.values()].sort(
    (a, b) =>
      severities[a.severity] - severities[b.severity] ||
      subjects[a.subject] - subjects[b.subject] ||
      Number(a.mode === "?") - Number(b.mode === "?"),
  );
}
