import type { ApplicationDiffResult, ResourceChange } from "@lynceus/contract";
import { ROOM } from "../limits.ts";
import { compose } from "../message/compose.ts";
import type { Part } from "../message/part.ts";
import type { Rendered } from "../rendered.ts";
import { applicationLabel } from "../words/application-label.ts";
import { counted, quoted, sentence } from "../words/phrases.ts";

const OBJECTS = 4;
const NOTES = 3;

function changePart({ kind, name, state, diff, note }: ResourceChange): Part {
  const object = `${kind.slice(0, 60)} ${quoted(name, ROOM.name)}`;
  const how = state === "changed" ? "" : `: ${state === "extra" ? "not in Git any more" : state}`;
  const line = `${object}${how}${note === undefined ? "" : ` (${note})`}`;
  return diff.length === 0
    ? { kind: "bullet", line }
    : { kind: "excerpt", line, excerpt: diff.join("\n") };
}

/** What is not in the cluster as Git wants it; `-` is the cluster, `+` is Git. */
export function renderDifference(diff: ApplicationDiffResult): Rendered {
  const { application, compared, differing, changes, notes } = diff;
  const label = applicationLabel(application);
  const shown = changes.slice(0, OBJECTS);
  const beyond = differing - shown.length;
  const line =
    differing === 0
      ? `${label}: all ${counted(compared, "object")} in the cluster are as Git wants them.`
      : `${label}: ${differing} of ${counted(compared, "object")} ${differing === 1 ? "is" : "are"} not as Git wants.`;
  return compose([
    { kind: "verdict", line },
    ...shown.map(changePart),
    ...(beyond > 0
      ? [{ kind: "line", line: `${counted(beyond, "more object")} not shown.` } as const]
      : []),
    ...notes.slice(0, NOTES).map((note): Part => ({ kind: "line", line: sentence(note) })),
    ...(shown.length === 0 ? [] : [{ kind: "footer", line: "`-` cluster, `+` Git" } as const]),
  ]);
}
