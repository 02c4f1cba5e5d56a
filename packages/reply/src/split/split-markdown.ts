import { markdownPieces, type Piece } from "./markdown-pieces.ts";
import { splitWords } from "./split-words.ts";

/** Lines joined into as few parts as they need; a line that is longer by itself is cut. */
function packLines(lines: readonly string[], max: number): readonly (readonly string[])[] {
  const parts: string[][] = [];
  let length = 0;
  for (const line of lines.flatMap((one) => splitWords(one, max))) {
    const last = parts.at(-1);
    if (last !== undefined && length + 1 + line.length <= max) {
      last.push(line);
      length += 1 + line.length;
    } else {
      parts.push([line]);
      length = line.length;
    }
  }
  return parts;
}

function fenced(open: string, lines: readonly string[]): Piece {
  return { kind: "fence", open, lines };
}

/** A piece that is too long by itself: between its lines, each part complete in itself. */
function splitPiece(piece: Piece, max: number): readonly Piece[] {
  switch (piece.kind) {
    case "fence": {
      const { open, lines } = piece;
      // A language that leaves no room for the code is not worth its place.
      const opening = open.length > max / 4 ? (/[`~]{3,}/.exec(open)?.[0] ?? "```") : open;
      const room = max - writePiece(fenced(opening, [""])).length;
      return packLines(lines, Math.max(2, room)).map((part) => fenced(opening, part));
    }
    case "table": {
      const [head = "", delimiter = "", ...rows] = piece.lines;
      const room = max - head.length - delimiter.length - 2;
      const isTorn = room < max / 4 || rows.some((row) => row.length > room);
      if (isTorn) return splitPiece({ kind: "prose", lines: piece.lines }, max);
      return packLines(rows, room).map((part) => ({
        kind: "table",
        lines: [head, delimiter, ...part],
      }));
    }
    case "list":
    case "prose":
      return packLines(piece.lines, max).map((lines) => ({ kind: piece.kind, lines }));
  }
}

/** A piece as markdown. */
export function writePiece(piece: Piece): string {
  if (piece.kind !== "fence") return piece.lines.join("\n");
  const mark = /[`~]{3,}/.exec(piece.open)?.[0] ?? "```";
  return [piece.open, ...piece.lines, mark].join("\n");
}

/** Markdown as pieces: what fits is kept whole, the rest cut to at most `max` characters; a fence is closed and opened again. */
export function fittingPieces(
  markdown: string,
  max: number,
  fits: (piece: Piece) => boolean = (piece) => writePiece(piece).length <= max,
): readonly Piece[] {
  return markdownPieces(markdown).flatMap((piece) =>
    fits(piece) ? [piece] : splitPiece(piece, max),
  );
}

/**
 * Markdown in parts of at most `max` characters (at least 40), at the borders of paragraphs, fences, tables and
 * lists. Each part is markdown of its own; together they hold all of it.
 */
export function splitMarkdown(markdown: string, max: number): readonly string[] {
  const parts: string[] = [];
  for (const piece of fittingPieces(markdown, max)) {
    const written = writePiece(piece);
    const joined = `${parts.at(-1)}\n\n${written}`;
    if (parts.length > 0 && joined.length <= max) parts[parts.length - 1] = joined;
    else parts.push(written);
  }
  return parts;
}
