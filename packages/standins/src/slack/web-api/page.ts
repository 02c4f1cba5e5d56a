import { ApiError } from "./api-error.ts";

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Empty on the last page. */
  readonly nextCursor: string;
}

/** A page of `items`; cursors say where the next one begins, in base64 as Slack's do. */
export function toPage<Item>(
  items: readonly Item[],
  asked: { readonly cursor?: string | undefined; readonly limit: number },
  keyOf: (item: Item) => string,
): Page<Item> {
  const start = asked.cursor ? items.findIndex((item) => keyOf(item) === read(asked.cursor)) : 0;
  if (start < 0) throw new ApiError("invalid_cursor");
  const next = items[start + asked.limit];
  return {
    items: items.slice(start, start + asked.limit),
    nextCursor: next === undefined ? "" : Buffer.from(`next:${keyOf(next)}`).toString("base64"),
  };
}

function read(cursor = ""): string {
  return Buffer.from(cursor, "base64")
    .toString()
    .replace(/^next:/, "");
}
