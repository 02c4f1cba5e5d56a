import type { Query } from "./answer.ts";
import { isObject, type Json } from "./json.ts";

/** What `fields` asks for: paths to keep, or, with a leading `-`, to leave out. */
export interface Fields {
  readonly paths: ReadonlySet<string>;
  readonly exclude: boolean;
}

export function readFields(query: Query): Fields | undefined {
  const text = query.text("fields");
  if (text === "") return undefined;
  const exclude = text.startsWith("-");
  return { paths: new Set((exclude ? text.slice(1) : text).split(",")), exclude };
}

/**
 * Prunes any JSON (argoproj/pkg v2 `processItem`): lists do not count as a step of the path, and a
 * key is entered when a wanted path begins with its own path as text.
 */
export function selectFields(json: Json, fields: Fields, path = ""): Json {
  if (Array.isArray(json)) return json.map((item: Json) => selectFields(item, fields, path));
  if (!isObject(json)) return json;
  const kept: Record<string, Json> = {};
  for (const [key, value] of Object.entries(json)) {
    const here = path === "" ? key : `${path}.${key}`;
    const named = fields.paths.has(here);
    const keep = fields.exclude ? !named : named || leadsOn(here, fields.paths);
    if (keep) kept[key] = named ? value : selectFields(value, fields, here);
  }
  return kept;
}

function leadsOn(here: string, paths: ReadonlySet<string>): boolean {
  for (const path of paths) if (path.startsWith(here)) return true;
  return false;
}
