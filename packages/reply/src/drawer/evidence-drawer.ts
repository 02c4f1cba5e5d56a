import type { Finding } from "@lynceus/contract";
import { ROOM } from "../limits.ts";
import type { Part } from "../message/part.ts";
import { evidenceLine } from "../render/render-evidence.ts";
import { capitalised, counted } from "../words/phrases.ts";
import { type Drawer, toDrawer } from "./drawer.ts";

const PER_PAGE = 5;

/** Where the excerpts come from, and the moment at which they were read. */
export interface Provenance {
  readonly observedAt: string;
  readonly url?: string | undefined;
}

export function provenanceParts({ observedAt, url }: Provenance): readonly Part[] {
  return [
    {
      kind: "footer",
      line: [
        ...(url === undefined ? [] : [{ url, label: "Argo CD" }, " · "]),
        "as of ",
        { at: observedAt, show: "exact" },
      ],
    },
  ];
}

/** All excerpts behind findings, each by its number, with the object, the field and the time it stands for. */
export function evidenceDrawer(findings: readonly Finding[], provenance: Provenance): Drawer {
  const backed = findings.filter(({ evidence }) => evidence.length > 0);
  const numbered = backed.flatMap((finding) =>
    finding.evidence.map((line, index) => ({ finding, line, isFirst: index === 0 })),
  );
  const items = numbered.map(({ finding, line, isFirst }, index): readonly Part[] => [
    ...(isFirst ? [{ kind: "line", lead: capitalised(finding.headline), line: "" } as const] : []),
    {
      kind: "excerpt",
      line: evidenceLine(line, index + 1),
      excerpt: line.excerpt,
      max: ROOM.drawerExcerpt,
    },
  ]);
  const heading: Part = {
    kind: "line",
    line: `${counted(items.length, "excerpt")}, verbatim from \`diagnose_application\`.`,
  };
  return toDrawer([heading], items, {
    perPage: PER_PAGE,
    footer: provenanceParts(provenance),
  });
}
