import { SLACK } from "../limits.ts";
import { escapeMrkdwn } from "../markup/escape-mrkdwn.ts";
import type { Part } from "../message/part.ts";
import type { Piece } from "./markdown-pieces.ts";
import { fittingPieces, writePiece } from "./split-markdown.ts";

/** A piece of text fits one text object also when every character of it must be escaped. */
const PIECE = 550;
/** Within what one message of several holds. */
const CODE = 2600;
const WRITTEN = SLACK.textObject - 50;
const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s+/;

/** Code stands as it is, so its length is known: it is cut only when it must be. */
function fits(piece: Piece): boolean {
  const written = writePiece(piece);
  const isCode = piece.kind === "fence" || piece.kind === "table";
  return isCode ? escapeMrkdwn(written).length <= CODE : written.length <= PIECE;
}

/** A code span that a cut went through is closed before it and opened again after it. */
function closeSpans(texts: readonly string[]): readonly string[] {
  let isOpen = false;
  return texts.map((text) => {
    const begun = isOpen ? `\`${text}` : text;
    isOpen = begun.split("`").length % 2 === 0;
    return isOpen ? `${begun}\`` : begun;
  });
}

function partsOf(piece: Piece): readonly Part[] {
  switch (piece.kind) {
    case "fence":
      return [{ kind: "excerpt", line: "", excerpt: piece.lines.join("\n"), max: WRITTEN }];
    // mrkdwn knows no tables; in a code block at least its columns stand below each other.
    case "table":
      return [{ kind: "excerpt", line: "", excerpt: writePiece(piece), max: WRITTEN }];
    case "list":
      return piece.lines.map((line) =>
        ITEM.test(line)
          ? { kind: "bullet", line: line.replace(ITEM, ""), max: WRITTEN }
          : { kind: "line", line, max: WRITTEN },
      );
    case "prose":
      return [{ kind: "line", line: piece.lines.join(" "), max: WRITTEN }];
  }
}

/** A text of any length as parts of a message, all of it: `as` is what the first of them is. */
export function proseParts(
  text: string,
  as: { readonly kind: "line"; readonly lead?: string } | { readonly kind: "bullet" },
): readonly Part[] {
  const pieces = fittingPieces(text, PIECE, fits).flatMap(partsOf);
  const isProse = (part: Part | undefined) => part?.kind === "line" || part?.kind === "bullet";
  const said = pieces.filter(isProse).map((part) => ("line" in part ? String(part.line) : ""));
  const closed = [...closeSpans(said)];
  const whole = pieces.map(
    (part): Part =>
      part.kind === "line" || part.kind === "bullet"
        ? { ...part, line: closed.shift() ?? "" }
        : part,
  );
  const [first, ...rest] = whole;
  if (first?.kind === "line") return [{ ...as, line: first.line, max: WRITTEN }, ...rest];
  return as.kind === "line" && as.lead !== undefined
    ? [{ kind: "line", lead: as.lead, line: "" }, ...whole]
    : whole;
}
