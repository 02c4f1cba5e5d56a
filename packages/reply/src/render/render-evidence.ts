import type { EvidenceLine, Finding } from "@lynceus/contract";
import { ROOM } from "../limits.ts";
import type { Line } from "../markup/write-line.ts";
import { compose } from "../message/compose.ts";
import type { Part } from "../message/part.ts";
import type { Rendered } from "../rendered.ts";
import { capitalised, counted, quoted } from "../words/phrases.ts";
import { superscript } from "../words/superscript.ts";

/** Where an excerpt stands, with the number that tells it apart. */
export function evidenceLine({ object, field, at }: EvidenceLine, number: number): Line {
  const source = `${superscript(number)} ${quoted(object, 2 * ROOM.name)} · ${quoted(field, ROOM.name)}`;
  return at === undefined ? source : [`${source}, `, { at, show: "exact" }];
}

/** The excerpts behind findings, verbatim, each with the object and field it stands in. */
export function renderEvidence(findings: readonly Finding[]): Rendered {
  const backed = findings.filter(({ evidence }) => evidence.length > 0);
  const [only] = backed;
  if (only === undefined) {
    return compose([{ kind: "line", line: "There are no excerpts behind this." }]);
  }
  const isOne = backed.length === 1;
  const all = backed.flatMap((finding) =>
    finding.evidence.map((line, index) => ({ finding, line, isFirst: index === 0 })),
  );
  const beyond = all.length - ROOM.excerpts;
  const what = isOne ? only.headline : counted(backed.length, "failure");
  return compose([
    { kind: "verdict", line: `Evidence, verbatim: ${what}` },
    ...all
      .slice(0, ROOM.excerpts)
      .flatMap(({ finding, line, isFirst }, index): readonly Part[] => [
        ...(isFirst && !isOne
          ? [{ kind: "line", lead: capitalised(finding.headline), line: "" } as const]
          : []),
        { kind: "excerpt", line: evidenceLine(line, index + 1), excerpt: line.excerpt },
      ]),
    ...(beyond > 0
      ? [{ kind: "line", line: `${counted(beyond, "more excerpt")} left out.` } as const]
      : []),
  ]);
}
