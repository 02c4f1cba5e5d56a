/** A stretch of markdown that is to stay together: what a reader takes in as one. */
export type Piece =
  /** `open` is the fence's first line, with its language; the closing one is not among `lines`. */
  | { readonly kind: "fence"; readonly open: string; readonly lines: readonly string[] }
  | { readonly kind: "table"; readonly lines: readonly string[] }
  | { readonly kind: "list"; readonly lines: readonly string[] }
  | { readonly kind: "prose"; readonly lines: readonly string[] };

const FENCE = /^ {0,3}(`{3,}|~{3,})([^`]*)$/;
const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s/;
const DELIMITER = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

const isBlank = (line: string | undefined) => line === undefined || line.trim() === "";

/** A fence is closed by as many of the same marks; one that nobody closes goes to the end. */
function closes(line: string, mark: string): boolean {
  const trimmed = line.trim();
  return trimmed.startsWith(mark) && trimmed === mark.charAt(0).repeat(trimmed.length);
}

function takeFence(lines: readonly string[], at: number, mark: string): [Piece, number] {
  const end = lines.findIndex((line, index) => index > at && closes(line, mark));
  const until = end === -1 ? lines.length : end;
  const piece = {
    kind: "fence",
    open: lines[at] ?? mark,
    lines: lines.slice(at + 1, until),
  } as const;
  return [piece, until + 1];
}

function isTable(lines: readonly string[], at: number): boolean {
  const [head = "", delimiter = ""] = lines.slice(at, at + 2);
  return head.includes("|") && delimiter.includes("|") && DELIMITER.test(delimiter);
}

function endOf(lines: readonly string[], at: number): number {
  let end = at + 1;
  while (end < lines.length && !isBlank(lines[end]) && !FENCE.test(lines[end] ?? "")) end += 1;
  return end;
}

/** Markdown as what belongs together; blank lines between are left out. */
export function markdownPieces(markdown: string): readonly Piece[] {
  const lines = markdown.replace(/\r\n?/g, "\n").split("\n");
  const pieces: Piece[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? "";
    const mark = FENCE.exec(line)?.[1];
    if (isBlank(line)) {
      at += 1;
    } else if (mark !== undefined) {
      const [piece, next] = takeFence(lines, at, mark);
      pieces.push(piece);
      at = next;
    } else {
      const end = endOf(lines, at);
      const kind = isTable(lines, at) ? "table" : ITEM.test(line) ? "list" : "prose";
      pieces.push({ kind, lines: lines.slice(at, end) });
      at = end;
    }
  }
  return pieces;
}
