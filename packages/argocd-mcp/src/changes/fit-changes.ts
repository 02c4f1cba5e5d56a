const LONGEST_LINE = 240;

/** Bytes that a line costs beside its JSON: its comma, or its sign and indent in a text. */
const LINE_BYTES = 4;
/** An object gets this much before half of the room counts, so that a small diff is shown whole. */
const SMALL_BYTES = 1_200;

/**
 * The first of `items` that fit into `maxBytes`, each with as many of its lines as half of the room that
 * is left holds, all of it for the last: one large object does not take the room of all others. `leftOut`
 * counts the items that are not shown, and the lines cut from those that are.
 */
export function fitChanges<Item extends object>(
  items: readonly Item[],
  options: {
    readonly maxBytes: number;
    readonly linesOf: (item: Item) => readonly string[];
    readonly withLines: (item: Item, lines: string[]) => Item;
  },
): { readonly shown: (Item & { readonly cut?: number })[]; readonly leftOut: number } {
  const { linesOf, withLines } = options;
  const shown: (Item & { readonly cut?: number })[] = [];
  let room = options.maxBytes;
  let cutLines = 0;
  for (const [at, item] of items.entries()) {
    const bare = bytes({ ...withLines(item, []), cut: 99_999 }) + LINE_BYTES;
    if (bare > room) break;
    const isLast = at === items.length - 1;
    const share = isLast ? room : Math.max(room / 2, Math.min(room, SMALL_BYTES));
    const lines = linesOf(item);
    const taken = takeLines(lines, share - bare);
    const cut = lines.length - taken.length;
    const shortened = taken.filter((line, of) => line !== lines[of]).length;
    const part = { ...withLines(item, taken), ...(cut === 0 ? {} : { cut }) };
    shown.push(part);
    cutLines += cut + shortened;
    room -= bytes(part) + taken.length * LINE_BYTES + LINE_BYTES;
  }
  return { shown, leftOut: items.length - shown.length + cutLines };
}

function takeLines(lines: readonly string[], maxBytes: number): string[] {
  let room = maxBytes;
  const taken: string[] = [];
  for (const line of lines) {
    const short = line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
    room -= bytes(short) + LINE_BYTES;
    if (room < 0) break;
    taken.push(short);
  }
  return taken;
}

function bytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
