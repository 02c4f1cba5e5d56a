import type { RankedLine } from "./rank-lines.ts";
import { tokensOf } from "./telling-words.ts";

/** What a revision did to a key, as a difference shows it. */
export interface KeyChange {
  readonly key: string;
  /** Absent when the key is new. */
  readonly from?: string;
  /** Absent when the key is gone. */
  readonly to?: string;
  /** Cluster against Git, not one revision against another. */
  readonly isDrift: boolean;
  /** The lines that show it, the removed one first. */
  readonly lines: readonly RankedLine[];
  /** Telling words that it shares with the finding. */
  readonly shared: readonly string[];
  readonly score: number;
}

export interface ChangeOptions {
  /** What the finding says and quotes. */
  readonly about: string;
  /** The failure is that cluster and Git differ: whatever differs is about it. */
  readonly isDrift: boolean;
}

/** The changed key that shares most with the finding; undefined when none shares anything. */
export function findChange(
  lines: readonly RankedLine[],
  { about, isDrift }: ChangeOptions,
): KeyChange | undefined {
  const added = lines.filter(({ kind }) => kind === "added");
  const removed = lines.filter(({ kind }) => kind === "removed");
  const paired = added.map((after) => toChange(nearest(after, removed), after));
  const gone = removed
    .filter((before) => nearest(before, added) === undefined)
    .map((before) => toChange(before, undefined));
  const counts = (change: KeyChange) =>
    (isDrift && change.isDrift) ||
    (change.shared.length > 0 && (change.key !== "image" || ABOUT_IMAGES.test(about)));
  return [...paired, ...gone]
    .flatMap((change) => change ?? [])
    .filter((change) => change.from !== change.to && counts(change))
    .sort((a, b) => Number(named(b, about)) - Number(named(a, about)) || b.score - a.score)[0];
}

/** Every release changes the image: only where the image is the trouble is that a cause. */
const ABOUT_IMAGES =
  /\bimages?\b.*\b(?:pull|found|denied|platform|name)|pull(?:ing)? .*image|exec format|manifest unknown/i;

/** True when the finding speaks of the key itself. */
function named({ key }: KeyChange, about: string): boolean {
  return tokensOf(about).has(key.toLowerCase());
}

/** The line on the other side that is about the same key in the same object, nearest in the text. */
function nearest(line: RankedLine, others: readonly RankedLine[]): RankedLine | undefined {
  const key = readEntry(line.excerpt)?.key;
  return others
    .filter(({ evidence }) => evidence.id === line.evidence.id)
    .filter(({ excerpt, at }) => readEntry(excerpt)?.key === key && Math.abs(at - line.at) <= REACH)
    .sort((a, b) => Math.abs(a.at - line.at) - Math.abs(b.at - line.at))[0];
}

/** Lines of a difference within which two sides of one change stand. */
const REACH = 8;

function toChange(
  before: RankedLine | undefined,
  after: RankedLine | undefined,
): KeyChange | undefined {
  const from = before && readEntry(before.excerpt);
  const to = after && readEntry(after.excerpt);
  const key = from?.key ?? to?.key;
  if (key === undefined) return undefined;
  const lines = [before, after].flatMap((line) => line ?? []);
  const isDrift = lines.some(({ evidence }) => /_diff$/.test(evidence.tool));
  return {
    key: key === "value" ? (itemName(lines[0]) ?? key) : key,
    isDrift,
    ...(from === undefined ? {} : { from: from.value }),
    ...(to === undefined ? {} : { to: to.value }),
    lines,
    shared: [...new Set(lines.flatMap(({ shared }) => shared))],
    score: Math.max(...lines.map(({ score }) => score)),
  };
}

/** `config-url: "x"` as key and value. */
function readEntry(line: string): { readonly key: string; readonly value: string } | undefined {
  const [, key, value] = /^(?:- )?"?([\w./-]+)"?\s*[:=]\s*(\S.*)$/.exec(line) ?? [];
  if (key === undefined || value === undefined) return undefined;
  return { key, value: value.replace(/^(["'])(.*)\1,?$/, "$2").trim() };
}

/** What the list item of a bare `value` is called: the nearest `name` above it. */
function itemName(line: RankedLine | undefined): string | undefined {
  if (line === undefined) return undefined;
  const above = line.evidence.text.split("\n").slice(Math.max(0, line.at - 4), line.at);
  return above.reverse().flatMap((each) => /name: "?([\w./-]+)/.exec(each)?.[1] ?? [])[0];
}
