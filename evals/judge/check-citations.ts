import type { Investigated } from "../play/create-ear.ts";

/** Quoting and white space do not count: results are JSON that may quote JSON. */
const plain = (text: string) => text.replace(/\\+[nrt]|[\s"\\]+/g, "");

/** Entries that hold what was read. A turn is what a model wrote: nothing in it is a source. */
const READ = new Set(["start", "call"]);

function parsed(text: string): { evidence?: unknown; data?: unknown; error?: unknown } {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

/** Every result below `value`, under the evidence id that it was given to the model with. */
function collect(value: unknown, sources: Map<string, string>): void {
  if (typeof value === "string") {
    if (!value.startsWith("{")) return;
    const { evidence, data, error } = parsed(value);
    if (typeof evidence === "string") sources.set(evidence, plain(String(data ?? error ?? "")));
    return;
  }
  if (typeof value !== "object" || value === null) return;
  for (const part of Object.values(value)) collect(part, sources);
}

/** The cited excerpts of an answer that do not stand in the journalled result that they name. */
export function findUnfounded({ end, journal }: Investigated): readonly string[] {
  if (end.kind !== "answered") return [];
  const sources = new Map<string, string>();
  for (const { kind, body } of journal) if (READ.has(kind)) collect(body, sources);
  return end.answer.claims
    .flatMap(({ citations }) => citations)
    .filter(({ evidence, excerpt }) => !(sources.get(evidence) ?? "").includes(plain(excerpt)))
    .map(({ evidence, excerpt }) => `${evidence}: ${excerpt}`);
}
