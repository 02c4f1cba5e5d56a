import { clip } from "../clip.ts";

const LONGEST = 400;
const MOST_ELEMENTS = 12;

type Json = Readonly<Record<string, unknown>>;

/**
 * A generator in one line: `list of 2: region=eu tier=gold; region=us`, `matrix of (git …) × (clusters …)`.
 * Kinds that need no words of their own are told as they stand.
 */
export function sayGenerator(generator: Json): string {
  return clip(say(generator), LONGEST);
}

function say({ selector, ...generator }: Json): string {
  const [kind = "empty", body] = Object.entries(generator).find(([, value]) => value != null) ?? [];
  const { template: _, ...own } = asObject(body);
  const only = selector === undefined || selector === null ? "" : `, only ${compact(selector)}`;
  return `${sayKind(kind, own)}${only}`;
}

function sayKind(kind: string, own: Json): string {
  switch (kind) {
    case "list":
      return sayList(own);
    case "matrix":
    case "merge": {
      const parts = asList(own.generators).map((each) => `(${say(asObject(each))})`);
      const by = asList(own.mergeKeys).map(String).join(", ");
      return `${kind} of ${parts.join(kind === "matrix" ? " × " : " + ")}${by === "" ? "" : ` by ${by}`}`;
    }
    default:
      return `${kind} ${compact(own)}`;
  }
}

function sayList({ elements, elementsYaml }: Json): string {
  if (typeof elementsYaml === "string") return `list of ${elementsYaml}`;
  const all = asList(elements);
  const shown = all.slice(0, MOST_ELEMENTS).map((element) =>
    Object.entries(asObject(element))
      .map(([key, value]) => `${key}=${typeof value === "object" ? compact(value) : value}`)
      .join(" "),
  );
  const more = all.length > shown.length ? `; and ${all.length - shown.length} more` : "";
  return `list of ${all.length}: ${shown.join("; ")}${more}`;
}

function compact(value: unknown): string {
  return JSON.stringify(value);
}

function asObject(value: unknown): Json {
  return typeof value === "object" && value !== null ? (value as Json) : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
