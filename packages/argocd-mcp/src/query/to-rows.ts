import type { SelectedNode } from "./select-nodes.ts";

export interface Row {
  readonly path: string;
  readonly value: string;
}

/** A value up to this many characters of JSON is one row; a larger one is taken apart. */
const WHOLE = 400;
const LONGEST = 1_000;

/**
 * Values as rows to page through: a small one as its JSON, a large object or list as its parts, a text as
 * its lines, a very long line in pieces. So whatever is in a result can be had. With `apart` every object
 * is taken apart, for a search that shows the line and its place.
 */
export function* toRows(
  nodes: readonly SelectedNode[],
  apart: boolean,
): Generator<Row, void, void> {
  for (const { path, value } of nodes) yield* rowsOf(path, value, apart);
}

function* rowsOf(path: string, value: unknown, apart: boolean): Generator<Row, void, void> {
  if (typeof value === "string") {
    yield* linesOf(path, value);
    return;
  }
  if (value === null || typeof value !== "object" || isSmall(value, apart)) {
    yield { path, value: JSON.stringify(value) ?? "null" };
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    const place = Array.isArray(value) ? key : `'${escaped(key)}'`;
    yield* rowsOf(`${path}[${place}]`, item, apart);
  }
}

function* linesOf(path: string, text: string): Generator<Row, void, void> {
  for (const line of text.split("\n")) {
    if (line.length <= LONGEST) yield { path, value: line };
    else
      for (let at = 0; at < line.length; at += LONGEST)
        yield { path, value: line.slice(at, at + LONGEST) };
  }
}

function isSmall(value: object, apart: boolean): boolean {
  const entries = Object.keys(value).length;
  if (entries === 0) return true;
  return !apart && entries <= WHOLE / 4 && JSON.stringify(value).length <= WHOLE;
}

function escaped(key: string): string {
  return JSON.stringify(key).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
}
