import { cleanLine } from "../markup/clean.ts";
import { shape } from "./shape.ts";
import { shortenMiddle } from "./shorten-middle.ts";
import { flatten, type TreeBox } from "./tree-box.ts";

/** Wide enough for a pod's name, narrow enough to be read on a phone held upright. */
const WIDTH = 720;
const MARGIN = 24;
const ROW = 56;
const INDENT = 30;
const SHAPE = 11;
const FONT = { name: 20, words: 16 } as const;
/** Of Inter, a little above the average advance of what such names are made of. */
const ADVANCE = 0.56;

/** On a card of its own, so that it reads the same in a dark Slack and in a light one. */
const INK = { card: "#ffffff", edge: "#c9ced6", name: "#16181d", words: "#4a5160" } as const;
const LINES = {
  plain: { stroke: "#b4bac4", width: 2 },
  path: { stroke: "#b42318", width: 5 },
} as const;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** U+FFFE and its like, which XML does not take however they are written. */
const NO_CHARACTER = /\p{Noncharacter_Code_Point}/gu;

/** Text of any origin as text of an SVG, as much of it as fits. */
function text(said: string, size: number, room: number): string {
  const fitting = shortenMiddle(
    cleanLine(said).replace(NO_CHARACTER, "").trim(),
    Math.floor(room / (size * ADVANCE)),
  );
  return fitting.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

interface Row {
  readonly box: TreeBox;
  readonly x: number;
  readonly y: number;
}

function drawRow({ box, x, y }: Row): string {
  const left = x + SHAPE + 14;
  const room = WIDTH - MARGIN - left;
  const said = [box.kind, ...box.words].filter((word) => word !== "").join(" · ");
  const name = text(box.name, FONT.name, room);
  const weight = box.kind === "" ? 400 : 600;
  const nameY = said === "" ? y + 7 : y - 3;
  return [
    shape(box.standing, x, y, SHAPE),
    `<text x="${left}" y="${nameY}" font-size="${FONT.name}" font-weight="${weight}" fill="${INK.name}">${name}</text>`,
    said === ""
      ? ""
      : `<text x="${left}" y="${y + 19}" font-size="${FONT.words}" fill="${box.standing === "unwell" ? LINES.path.stroke : INK.words}">${text(said, FONT.words, room)}</text>`,
  ].join("");
}

/** The line that hangs a row on the one above it; the way to something unwell is thick. */
function drawLine({ box, x, y }: Row, above: Row): string {
  const { stroke, width } = box.isOnPath ? LINES.path : LINES.plain;
  const end = x - SHAPE - 3;
  return `<path d="M${above.x} ${above.y + SHAPE + 3}V${y}H${end}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linejoin="round"/>`;
}

/** A tree as an SVG of 720 units' width: one row a box, each below what owns it. */
export function drawTree(tree: TreeBox): string {
  const rows = flatten(tree).map(({ box, depth }, index): Row & { readonly depth: number } => ({
    box,
    depth,
    x: MARGIN + SHAPE + depth * INDENT,
    y: MARGIN + index * ROW + ROW / 2,
  }));
  const height = 2 * MARGIN + rows.length * ROW;
  const lines = rows.flatMap((row, index) => {
    const above = rows.slice(0, index).findLast(({ depth }) => depth === row.depth - 1);
    return above === undefined ? [] : [{ isOnPath: row.box.isOnPath, drawn: drawLine(row, above) }];
  });
  // What is thick stands on what is thin.
  const drawn = lines.toSorted((a, b) => Number(a.isOnPath) - Number(b.isOnPath));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="Inter">`,
    `<rect x="1" y="1" width="${WIDTH - 2}" height="${height - 2}" rx="12" fill="${INK.card}" stroke="${INK.edge}" stroke-width="2"/>`,
    ...drawn.map((line) => line.drawn),
    ...rows.map(drawRow),
    "</svg>",
  ].join("");
}
