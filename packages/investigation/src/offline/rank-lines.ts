import type { Evidence } from "../evidence/evidence.ts";
import { type CitableLine, readLines } from "./read-lines.ts";
import { tokensOf } from "./telling-words.ts";

/** A line and how much it says about a finding. */
export interface RankedLine extends CitableLine {
  /** Telling words that it shares with the finding. */
  readonly shared: readonly string[];
  /** The first look does not say it. */
  readonly isNew: boolean;
  readonly score: number;
}

export interface RankOptions {
  /** What the finding says and quotes. */
  readonly about: string;
  /** Everything that the first look said. */
  readonly known: string;
  /** Names that stand everywhere: of the application, of its workload, of its namespace. */
  readonly ownNames: readonly string[];
}

/** The lines of these results that say something about the finding, most telling first; changes all. */
export function rankLines(
  read: readonly Evidence[],
  { about, known, ownNames }: RankOptions,
): readonly RankedLine[] {
  const own = new Set(ownNames.map((name) => name.toLowerCase()));
  const wanted = new Set([...tokensOf(about)].filter((token) => !own.has(token)));
  const knownText = bare(known);
  const seen = new Set<string>();
  const ranked = read.flatMap(readLines).flatMap((line) => {
    const words = bare(line.excerpt);
    if (seen.has(`${line.kind} ${words}`)) return [];
    seen.add(`${line.kind} ${words}`);
    const shared = [...tokensOf(line.excerpt)].filter((token) => wanted.has(token));
    const isNew = !knownText.includes(words);
    const score = scoreOf(line, shared, isNew);
    // one side of a change may only mean something beside the other
    const isChange = line.kind === "added" || line.kind === "removed";
    return score > 0 || isChange ? [{ ...line, shared, isNew, score }] : [];
  });
  return ranked.sort((a, b) => b.score - a.score);
}

const BY_KIND: Readonly<Record<CitableLine["kind"], number>> = {
  added: 3,
  removed: 3,
  trouble: 2,
  plain: 0,
};

/** Nothing shared, nothing said: a line has to be about the finding before anything else counts. */
function scoreOf({ kind }: CitableLine, shared: readonly string[], isNew: boolean): number {
  if (shared.length === 0) return 0;
  const weight = shared.reduce((sum, token) => sum + (/[\d./_:-]/.test(token) ? 2 : 1), 0);
  return Math.min(weight, 8) + BY_KIND[kind] + (isNew ? 2 : 0);
}

function bare(text: string): string {
  return text.replace(/\s+/g, " ").trim().toLowerCase();
}
