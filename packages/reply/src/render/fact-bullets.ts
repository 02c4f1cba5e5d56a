import type { Diagnosis, Fact, Finding } from "@lynceus/contract";
import { ROOM } from "../limits.ts";
import type { Line } from "../markup/write-line.ts";
import type { Part } from "../message/part.ts";
import { changeLine } from "../words/change.ts";
import { servingPods } from "../words/serving.ts";
import { shorterSpans } from "../words/shorter-spans.ts";

/** Where and when, as far as known: `pod …jrnsf, ImagePullBackOff, 6 min ago`. */
function placeOf({ where, at }: Fact): Exclude<Line, string> {
  if (at === undefined) return where === undefined ? [] : [where];
  return [where === undefined ? "" : `${where}, `, { at, show: "ago" }];
}

/** Leaves room for its place on a phone. */
const LONGEST_FACT = 200;

/** A fact with its place; only the place when the headline quotes the fact already. */
function factBullet(fact: Fact, headline = ""): Part {
  const place = placeOf(fact);
  const isTold = headline.includes(fact.text) && place.length > 0;
  const text = shorterSpans(fact.text, LONGEST_FACT);
  const line = place.length === 0 ? text : [`${text} (`, ...place, ")"];
  return { kind: "bullet", line: isTold ? ["Seen in ", ...place] : line };
}

/** The first facts, without those that `told` has said already. */
export function factBullets(finding: Finding, most: number, told = ""): readonly Part[] {
  return finding.facts
    .filter(({ text }) => told === "" || !text.includes(told))
    .slice(0, most)
    .map((fact) => factBullet(fact, finding.headline));
}

/** What was seen of a failure, at most three, and which change brought it: the diagnosis knows best. */
export function failureBullets(finding: Finding, diagnosis: Diagnosis): readonly Part[] {
  const { change, serving } = diagnosis;
  const revision = change?.revision.slice(0, 7);
  const brought = finding.facts.findLast(
    ({ text }) => revision !== undefined && text.includes(revision),
  );
  const facts = finding.facts.filter((fact) => fact !== brought);
  const last = changeLine(diagnosis);
  const pods = serving === undefined ? "" : servingPods(serving);
  return [
    ...factBullets({ ...finding, facts }, ROOM.facts, pods),
    ...(brought === undefined ? [] : [factBullet(brought)]),
    ...(brought === undefined && last !== undefined
      ? [{ kind: "bullet", line: last } as const]
      : []),
  ];
}
