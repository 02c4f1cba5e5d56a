import type { Investigated } from "../play/create-ear.ts";

/** Quoting and white space do not count: results are JSON that may quote JSON. */
const plain = (text: string) => text.replace(/\\+[nrt]|[\s"\\]+/g, "");

interface Frame {
  readonly evidence?: unknown;
  readonly data?: unknown;
  readonly error?: unknown;
}

function frameOf(content: string): Frame {
  try {
    return Object(JSON.parse(content)) as Frame;
  } catch {
    return {};
  }
}

/** What may be cited, by evidence id: the journal's results; under `e0` the words that the run began with. */
function readSources(journal: Investigated["journal"]): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  for (const { kind, body } of journal) {
    const { content, first } = Object(body) as { content?: unknown; first?: unknown };
    if (kind === "start") sources.set("e0", plain(JSON.stringify(first ?? "")));
    if (kind !== "call" || typeof content !== "string") continue;
    const { evidence, data, error } = frameOf(content);
    if (typeof evidence === "string") sources.set(evidence, plain(String(data ?? error ?? "")));
  }
  return sources;
}

/** The cited excerpts of an answer that stand nowhere in what its run has read, by the evidence they name. */
export function findUnfounded({ end, journal }: Investigated): readonly string[] {
  if (end.kind !== "answered") return [];
  const sources = readSources(journal);
  return end.answer.claims
    .flatMap(({ citations }) => citations)
    .filter(({ evidence, excerpt }) => !(sources.get(evidence) ?? "").includes(plain(excerpt)))
    .map(({ evidence, excerpt }) => `${evidence}: ${excerpt}`);
}
