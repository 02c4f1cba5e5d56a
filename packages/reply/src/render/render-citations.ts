import type { Answer, Citation } from "@lynceus/contract";
import { ROOM } from "../limits.ts";
import { compose } from "../message/compose.ts";
import type { Part } from "../message/part.ts";
import type { Rendered } from "../rendered.ts";
import { counted, quoted } from "../words/phrases.ts";
import { superscript } from "../words/superscript.ts";
import { citationsOf } from "./answer-parts.ts";

/** Where an excerpt was read, with the mark that the answer cites it by. */
export function citationLine({ source, tool }: Citation, number: number): string {
  return `${superscript(number)} ${source} · ${quoted(tool, 64)}`;
}

/** The excerpts that an answer's claims rest on, verbatim, each with where it was read. */
export function renderCitations(answer: Answer): Rendered {
  const citations = citationsOf(answer);
  if (citations.length === 0) {
    return compose([{ kind: "line", line: "There are no excerpts behind this answer." }]);
  }
  const beyond = citations.length - ROOM.excerpts;
  return compose([
    { kind: "verdict", line: "Evidence, verbatim" },
    ...citations.slice(0, ROOM.excerpts).map(
      (citation, index): Part => ({
        kind: "excerpt",
        line: citationLine(citation, index + 1),
        excerpt: citation.excerpt,
      }),
    ),
    ...(beyond > 0
      ? [{ kind: "line", line: `${counted(beyond, "more excerpt")} left out.` } as const]
      : []),
  ]);
}
