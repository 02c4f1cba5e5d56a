import type { Evidence } from "../evidence/evidence.ts";
import { type CitableLine, readLines } from "./read-lines.ts";
import { relatedFields } from "./related-fields.ts";
import { tokensOf } from "./telling-words.ts";

/** A line and how much it says about a finding. */
export interface RankedLine extends CitableLine {
  /** Telling words that it shares with the finding. */
  readonly shared: readonly string[];
  /** The first look does not say it. */
  readonly isNew: boolean;
  /** A field of a manifest that the finding's words are about. */
  readonly isRelated: boolean;
  readonly score: number;
}

export interface RankOptions {
  /** What the finding says and quotes. */
  readonly about: string;
  /** What it comes to in one clause; words of it count twice. */
  readonly headline: string;
  /** Everything that the first look said. */
  readonly known: string;
  /** Names that stand everywhere: of the application, of its workload, of its namespace. */
  readonly ownNames: readonly string[];
}

/** The lines of these results that say something about the finding, most telling first; changes all. */
export function rankLines(
  read: readonly Evidence[],
  { about, headline, known, ownNames }: RankOptions,
): readonly RankedLine[] {
  const own = new Set(ownNames.map((name) => name.toLowerCase()));
  const isWanted = (token: string) => !own.has(token);
  const wanted = new Set([...tokensOf(about)].filter(isWanted));
  const central = tokensOf(headline);
  const knownText = bare(known);
  const related = relatedFields(about);
  const lines = distinct(read.flatMap(readLines)).map((line) => ({
    ...line,
    shared: [...tokensOf(line.excerpt)].filter((token) => wanted.has(token)),
    isNew: !knownText.includes(bare(line.excerpt)),
    isRelated: related !== undefined && isField(line) && related(`${line.path}.${line.excerpt}`),
  }));
  const often = new Map<string, number>();
  for (const token of lines.flatMap(({ shared }) => shared)) {
    often.set(token, (often.get(token) ?? 0) + 1);
  }
  const weigh = (token: string) =>
    ((/[\d./_:-]/.test(token) ? 2 : 1) * (central.has(token) ? 2 : 1)) /
    Math.sqrt(often.get(token) ?? 1);
  return lines
    .map((line) => ({ ...line, score: scoreOf(line, weigh) }))
    .filter(({ kind, score }) => score > 0 || kind === "added" || kind === "removed")
    .sort((a, b) => b.score - a.score);
}

const BY_KIND: Readonly<Record<CitableLine["kind"], number>> = {
  added: 3,
  removed: 3,
  object: 3,
  trouble: 2,
  plain: 0,
  calm: -3,
};

/** Characters that a phone shows at a glance; a longer line has to share more. */
const FITTING = 160;

/** Nothing shared, nothing said: a line has to be about the finding before anything else counts. */
function scoreOf(
  { kind, shared, isNew, isRelated, excerpt }: Omit<RankedLine, "score">,
  weigh: (token: string) => number,
): number {
  if (shared.length === 0 && !isRelated && kind !== "object") return 0;
  const weight = shared.reduce((sum, token) => sum + weigh(token), 0);
  const density = Math.min(1, Math.sqrt(FITTING / excerpt.length));
  return weight * density + BY_KIND[kind] + (isNew ? 1 : 0) + (isRelated ? 2 : 0);
}

/** A key with a value in YAML. */
function isField({ path, excerpt }: CitableLine): boolean {
  return path !== "" && /^(?:- )?[\w./-]+: ?\S/.test(excerpt);
}

/** The first of those that say the same. */
function distinct(lines: readonly CitableLine[]): readonly CitableLine[] {
  const seen = new Set<string>();
  return lines.filter(({ kind, excerpt }) => {
    const key = `${kind} ${bare(excerpt)}`;
    return !seen.has(key) && seen.add(key);
  });
}

function bare(text: string): string {
  return text.replace(/\s+/g, " ").trim().toLowerCase();
}
