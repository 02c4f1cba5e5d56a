import type { ApplicationDiffResult } from "@lynceus/contract";
import { TOKEN_BYTES } from "../fit-items.ts";
import { applicationLine } from "./application-line.ts";
import { changeLines, noteLines, revisionsOf } from "./change-lines.ts";
import { fitLines } from "./fit-lines.ts";
import { leftOutLine } from "./left-out-line.ts";
import { count } from "./quote.ts";

/** `get_application_diff`'s result: the verdict, what stands against it, then the changes. */
export function diffText(
  result: ApplicationDiffResult,
  { maxTokens }: { readonly maxTokens: number },
): string {
  const { application, revisions, compared, differing, changes, notes, leftOut } = result;
  const verdict =
    differing > 0
      ? `${count(differing, "object")} of ${compared} not as Git wants at ${revisionsOf(revisions)}; - cluster, + Git:`
      : notes.length > 0
        ? `No difference found among ${count(compared, "object")}, but see the notes.`
        : `No difference: ${count(compared, "object")} as Git wants at ${revisionsOf(revisions)}.`;
  const lines = changes.flatMap(changeLines);
  return fitLines(
    [applicationLine(application), verdict, ...noteLines(notes)],
    lines,
    (shown) => leftOutLine(lines.length - shown, leftOut),
    maxTokens * TOKEN_BYTES,
  );
}
