import type { EvidenceLine, Finding } from "@lynceus/contract";
import { ROOM } from "../limits.ts";
import type { Line } from "../markup/write-line.ts";
import { compose } from "../message/compose.ts";
import type { Part } from "../message/part.ts";
import type { Rendered } from "../rendered.ts";
import { capitalised, counted, quoted } from "../words/phrases.ts";

function sourceLine({ object, field, at }: EvidenceLine): Line {
  const source = `${quoted(object, 2 * ROOM.name)} · ${quoted(field, ROOM.name)}`;
  return at === undefined ? source : [`${source}, `, { at, show: "exact" }];
}

function excerpts(finding: Finding): readonly Part[] {
  return finding.evidence.map((line) => ({
    kind: "excerpt",
    line: sourceLine(line),
    excerpt: line.excerpt,
  }));
}

/** The excerpts behind findings, verbatim, each with the object and field it stands in. */
export function renderEvidence(findings: readonly Finding[]): Rendered {
  const [only] = findings;
  const evidence = findings.flatMap((finding): readonly Part[] => [
    ...(findings.length > 1 && finding.evidence.length > 0
      ? [{ kind: "line", lead: capitalised(finding.headline), line: "" } as const]
      : []),
    ...excerpts(finding),
  ]);
  const all = evidence.filter(({ kind }) => kind === "excerpt").length;
  if (only === undefined || all === 0) {
    return compose([{ kind: "line", line: "There are no excerpts behind this." }]);
  }
  const what = findings.length === 1 ? only.headline : counted(findings.length, "failure");
  const shown = evidence.slice(0, ROOM.excerpts);
  const beyond = all - shown.filter(({ kind }) => kind === "excerpt").length;
  return compose([
    { kind: "verdict", line: `Evidence, verbatim: ${what}` },
    ...shown,
    ...(beyond > 0
      ? [{ kind: "line", line: `${counted(beyond, "more excerpt")} left out.` } as const]
      : []),
  ]);
}
