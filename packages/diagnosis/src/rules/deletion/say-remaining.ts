import { quoteNames } from "../../text/quote.ts";
import type { Remaining } from "./read-remaining.ts";

/** Kinds, then names. */
export function sayRemaining(all: readonly Remaining[]): string {
  const [first] = all;
  const kinds = [...new Set(all.map(({ node }) => node.kind))].slice(0, 3).join(", ");
  return first === undefined ? "" : `${kinds} ${quoteNames(all.map(({ node }) => node.name))}`;
}
