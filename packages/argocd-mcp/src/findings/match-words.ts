/** Different words for one thing, in what people ask and in what Kubernetes and registries say. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:does|do|did)(?: not|n't) exist\b|\bnot found\b|\bnotfound\b|\bno such\b|\bmissing\b|\bnon-?existent\b/g,
    "absent",
  ],
  [/\boom(?:[- ]?kill(?:ed|s)?)?\b|\bout of memory\b/g, "oom"],
  [
    /\bconnection refused\b|\bcan(?:not|'t) (?:be )?reach(?:ed)?\b|\bunreachable\b|\bno route to host\b/g,
    "unreachable",
  ],
  [/\btime[sd]? ?out\b|\bdeadline exceeded\b/g, "timeout"],
  [/\bdenied\b|\bforbidden\b|\bunauthori[sz]ed\b|\bnot permitted\b/g, "denied"],
];

const WEIGHTLESS = new Set(
  "a an the and or of in on at to for from by with that which who whose what whatever there is are was were be been it its they them their have has had do does did not any all some app apps application applications service services wait waits waiting use uses using used because why how can cannot still now right currently anything everything something".split(
    " ",
  ),
);

/** A text to search in. */
export interface Searchable {
  readonly said: string;
  /** What stands beside it: a word found only here counts half. */
  readonly beside: string;
}

export function searchable(said: readonly string[], beside: readonly string[]): Searchable {
  return { said: prepared(said), beside: prepared(beside) };
}

/** The words of a question that tell something. */
export function tellingWords(text: string): readonly string[] {
  const words = folded(text.toLowerCase()).split(/[^\p{L}\p{N}._/:-]+/u);
  const trimmed = words.map((word) => word.replace(/^[._/:-]+|[._/:-]+$/g, ""));
  const telling = trimmed.filter((word) => word.length > 1 && !WEIGHTLESS.has(word));
  return [...new Set(telling.map(singular))].slice(0, 20);
}

/**
 * The items that have most of the words, and more than half: all of them when any has all, else the
 * rarest. `without` are the words that none of these has.
 */
export function matchWords<Item>(
  items: readonly Item[],
  words: readonly string[],
  textOf: (item: Item) => Searchable,
): { readonly items: readonly Item[]; readonly without: readonly string[] } {
  const found = items.map((item) => {
    const { said, beside } = textOf(item);
    const has = words.map((word) => (begins(said, word) ? 1 : begins(beside, word) ? 0.5 : 0));
    return { item, has };
  });
  const weights = words.map((_, at) => {
    const holders = found.filter(({ has }) => has[at]).length;
    return holders === 0 ? 0 : Math.log(1 + items.length / holders);
  });
  const weighed = found
    .filter(({ has }) => has.filter((share) => share > 0).length * 2 > words.length)
    .map(({ item, has }) => ({
      item,
      has,
      weight: weights.reduce((sum, weight, at) => sum + weight * (has[at] ?? 0), 0),
    }));
  const most = Math.max(0, ...weighed.map(({ weight }) => weight));
  const best = weighed.filter(({ weight }) => weight >= most - 1e-9);
  const held = best.length > 0 ? best : found;
  return {
    items: best.map(({ item }) => item),
    without: words.filter((_, at) => !held.some(({ has }) => has[at])),
  };
}

/** One word for each thing beside the words there are, and the parts of `ExternalSecret` for themselves. */
function prepared(texts: readonly string[]): string {
  const text = texts.join("\n");
  const parts = text.replace(/([a-z])([A-Z])/g, "$1 $2");
  return `${text}\n${folded(text.toLowerCase())}\n${parts}`.toLowerCase();
}

/** Whether a word of `text` begins with `word`. */
function begins(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] as string)) return true;
  }
  return false;
}

function folded(text: string): string {
  return SAME.reduce((said, [pattern, word]) => said.replace(pattern, word), text);
}

function singular(word: string): string {
  return word.length > 3 && /[^su]s$/.test(word) ? word.slice(0, -1) : word;
}
