/** Bytes of JSON that a token is counted as. */
export const TOKEN_BYTES = 4;

/**
 * The first of `items` whose JSON fits into `maxBytes` together. One that alone is too large ends it, so
 * callers bound the texts in an item first.
 */
export function fitItems<Item>(items: readonly Item[], maxBytes: number): readonly Item[] {
  let room = maxBytes;
  for (const [at, item] of items.entries()) {
    room -= Buffer.byteLength(JSON.stringify(item)) + 1;
    if (room < 0) return items.slice(0, at);
  }
  return items;
}
