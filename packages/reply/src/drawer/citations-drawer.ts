import type { Answer } from "@lynceus/contract";
import { ROOM } from "../limits.ts";
import { citationsOf } from "../render/answer-parts.ts";
import { citationLine } from "../render/render-citations.ts";
import { counted } from "../words/phrases.ts";
import { type Drawer, toDrawer } from "./drawer.ts";
import { type Provenance, provenanceParts } from "./evidence-drawer.ts";

const PER_PAGE = 5;

/** All excerpts that an answer's claims rest on, numbered as the answer cites them: ¹ ² ³. */
export function citationsDrawer(answer: Answer, provenance: Provenance): Drawer {
  const citations = citationsOf(answer);
  const items = citations.map((citation, index) => [
    {
      kind: "excerpt",
      line: citationLine(citation, index + 1),
      excerpt: citation.excerpt,
      max: ROOM.drawerExcerpt,
    } as const,
  ]);
  const line =
    items.length === 0
      ? "There are no excerpts behind this answer."
      : `${counted(items.length, "excerpt")}, verbatim, numbered as in the answer.`;
  return toDrawer([{ kind: "line", line }], items, {
    perPage: PER_PAGE,
    footer: provenanceParts(provenance),
  });
}
