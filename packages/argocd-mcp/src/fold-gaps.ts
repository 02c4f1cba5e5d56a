/** A part of an observation that could not be had. */
export interface Gap {
  /** What kind of part: gaps of one kind with one cause are told once. */
  readonly part:
    | "ApplicationSet"
    | "actions"
    | "difference"
    | "events"
    | "logs"
    | "manifests"
    | "object"
    | "pod"
    | "revision"
    | "tree"
    | "windows";
  /** What exactly: ``pod `orders-api-5d…` ``. */
  readonly subject: string;
  /** Why, as one word to fold by and as a sentence to show. */
  readonly cause: string;
  readonly sentence: string;
}

/** In the order they are told, the most telling part first. */
const NOUN: Readonly<Record<Gap["part"], string>> = {
  tree: "the resource tree of",
  pod: "the state of",
  events: "the events of",
  logs: "the logs of",
  object: "the manifest of",
  revision: "the commit",
  manifests: "the rendering of",
  difference: "the difference of",
  windows: "the sync windows of",
  ApplicationSet: "its ApplicationSet",
  actions: "the actions of",
};
const ORDER = Object.keys(NOUN);

const NAMED = 3;

/** The gaps in words: what is missing, then why; many with one cause become one sentence. */
export function foldGaps(gaps: readonly Gap[]): readonly string[] {
  const groups = new Map<string, Gap[]>();
  for (const gap of [...gaps].sort((a, b) => ORDER.indexOf(a.part) - ORDER.indexOf(b.part))) {
    const key = `${gap.part}/${gap.cause}`;
    groups.set(key, [...(groups.get(key) ?? []), gap]);
  }
  return [...groups.values()].map((group) => {
    const subjects = group.slice(0, NAMED).map(({ subject }) => subject);
    const more = group.length > NAMED ? ` and ${group.length - NAMED} more` : "";
    const { part, sentence } = group[0] as Gap;
    return `${NOUN[part]} ${subjects.join(", ")}${more}: ${sentence}`;
  });
}
