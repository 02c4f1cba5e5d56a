import type { Part } from "../message/part.ts";

/** What a button shows of an answer to one person: a modal, page by page, that they open and close. */
export interface Drawer {
  /** At least one. */
  readonly pages: readonly (readonly Part[])[];
}

/** A drawer of as many items as there are, so many a page; the heading stands on every page. */
export function toDrawer(
  heading: readonly Part[],
  items: readonly (readonly Part[])[],
  { perPage, footer = [] }: { readonly perPage: number; readonly footer?: readonly Part[] },
): Drawer {
  const count = Math.max(1, Math.ceil(items.length / perPage));
  const pages = Array.from({ length: count }, (_, index) => [
    ...heading,
    ...items.slice(index * perPage, (index + 1) * perPage).flat(),
    ...footer,
  ]);
  return { pages };
}
