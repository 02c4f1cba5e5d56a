import type { Answer } from "@lynceus/contract";
import { ROOM } from "../limits.ts";
import { compose } from "../message/compose.ts";
import type { Part } from "../message/part.ts";
import type { Rendered } from "../rendered.ts";
import { counted, quoted } from "../words/phrases.ts";
import { superscript } from "../words/superscript.ts";
import { citationsOf } from "./answer-parts.ts";

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
      ({ source, tool, excerpt }, index): Part => ({
        kind: "excerpt",
        line: `${superscript(index + 1)} ${source} · ${quoted(tool, 64)}`,
        excerpt,
      }),
    ),
    ...(beyond > 0
      ? [{ kind: "line", line: `${counted(beyond, "more excerpt")} left out.` } as const]
      : []),
  ]);
}
