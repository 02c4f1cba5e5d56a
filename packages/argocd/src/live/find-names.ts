import { type ApplicationSummary, needsLook } from "@lynceus/contract";
import type { NameMatches, Visible } from "../ports.ts";
import { askedWords } from "./asked-words.ts";
import { mayBeMisspelt, nearDistance, type Spelling, spell } from "./near-distance.ts";

/** The applications of one name, by their key, and the name in lower case ready for comparing. */
interface Namesakes {
  readonly spelling: Spelling;
  readonly applications: ReadonlyMap<string, ApplicationSummary>;
}

/** By name in lower case. */
export type ByName = ReadonlyMap<string, Namesakes>;

const SHORTEST_PARTIAL = 3;
const MOST_JOINED = 4;
const MOST_NEAR_NAMES = 5;

/**
 * Applications that words name: exactly (also as neighbouring words, `orders api`), in part, or
 * misspelt. An application stands in the first of the three it fits. Case does not matter. Pure;
 * 20 words over 4,000 names take a few milliseconds.
 */
export function findNames(byName: ByName, words: readonly string[], visible: Visible): NameMatches {
  const asked = askedWords(words);
  const matched = new Set<string>();

  const named = new Set(asked.filter((word) => seen(word).length > 0));
  for (const word of named) matched.add(word);
  for (let at = 0; at < asked.length; at += 1) {
    const run = runsFrom(at).find((words) => seen(words.join("-")).length > 0);
    if (run === undefined) continue;
    named.add(run.join("-"));
    for (const word of run) matched.add(word);
    at += run.length - 1;
  }

  const inPart = new Set<string>();
  const parts = asked
    .filter((word) => word.length >= SHORTEST_PARTIAL)
    .map((word) => ({ word, begins: `-${word}`, whole: `-${word}-` }));
  for (const name of byName.keys()) {
    if (named.has(name)) continue;
    const between = `-${name}-`;
    const hits = parts.filter(
      ({ begins, whole }) => between.startsWith(begins) || between.includes(whole),
    );
    if (hits.length === 0 || seen(name).length === 0) continue;
    inPart.add(name);
    for (const { word } of hits) matched.add(word);
  }

  const misspelt = asked.filter((word) => !matched.has(word) && mayBeMisspelt(word));
  return {
    exact: [...named].flatMap(seen).sort(byNeed),
    partial: [...inPart].flatMap(seen).sort(byNeed),
    near: misspelt
      .flatMap(nearest)
      .sort(byDistance)
      .map(({ word, application }) => ({ word, application })),
  };

  function seen(name: string): readonly ApplicationSummary[] {
    return [...(byName.get(name)?.applications.values() ?? [])].filter(visible);
  }

  /** Neighbouring words, longest first: people write `orders api`. */
  function runsFrom(at: number): readonly (readonly string[])[] {
    const lengths = Array.from({ length: MOST_JOINED - 1 }, (_, index) => MOST_JOINED - index);
    return lengths
      .filter((length) => at + length <= asked.length)
      .map((length) => asked.slice(at, at + length));
  }

  function nearest(word: string): readonly Near[] {
    const near: Near[] = [];
    const asked = spell(word);
    for (const [name, { spelling }] of byName) {
      const distance = nearDistance(asked, spelling);
      if (distance === undefined || named.has(name) || inPart.has(name)) continue;
      near.push(...seen(name).map((application) => ({ word, application, distance })));
    }
    near.sort(byDistance);
    const furthest = (near[0]?.distance ?? 0) + 1;
    const names = new Set<string>();
    return near.filter(({ application, distance }) => {
      if (distance <= furthest) names.add(application.name);
      return distance <= furthest && names.size <= MOST_NEAR_NAMES;
    });
  }
}

interface Near {
  readonly word: string;
  readonly application: ApplicationSummary;
  readonly distance: number;
}

function byDistance(a: Near, b: Near): number {
  return a.distance - b.distance || byNeed(a.application, b.application);
}

/** Those that ask for a look first, then by name and place. */
function byNeed(a: ApplicationSummary, b: ApplicationSummary): number {
  return (
    Number(needsLook(b)) - Number(needsLook(a)) ||
    compare(a.name, b.name) ||
    compare(a.instance, b.instance) ||
    compare(a.namespace, b.namespace)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
