import type { Diagnosis, Fact, Finding } from "@lynceus/contract";
import type { Line } from "../markup/write-line.ts";
import type { Part } from "../message/part.ts";
import { capitalised, firstFew } from "../words/phrases.ts";

/** What counts as a failure: `info` only when there is nothing worse. */
export function failuresOf({ findings }: Diagnosis): readonly Finding[] {
  const failures = findings.filter(({ severity }) => severity !== "info");
  return failures.length > 0 ? failures : findings;
}

/** The number that a reply picks a finding by: its place in the diagnosis. */
export function numberOf(finding: Finding, { findings }: Diagnosis): number {
  return findings.findIndex(({ id }) => id === finding.id) + 1;
}

/** A fact with where it was seen and when: `… (pod …jrnsf, ImagePullBackOff, 6 min ago)`. */
function factLine({ text, where, at }: Fact): Line {
  if (at === undefined) return where === undefined ? text : `${text} (${where})`;
  return [`${text} (${where === undefined ? "" : `${where}, `}`, { at, show: "ago" }, ")"];
}

export function factBullets(finding: Finding, most: number): readonly Part[] {
  return finding.facts
    .slice(0, most)
    .map((fact) => ({ kind: "bullet", line: factLine(fact) }) as const);
}

export function fixLines({ fix }: Finding): readonly Part[] {
  return fix === undefined ? [] : [{ kind: "line", lead: "Do:", line: fix }];
}

/** ` (5.2.0, 5 min ago)`: the version only where the headline does not say it. */
function whenParts({ version, since, headline }: Finding): Exclude<Line, string> {
  const named = version === undefined || headline.includes(version) ? [] : [`\`${version}\``];
  const began = since === undefined ? [] : [{ at: since, show: "ago" } as const];
  if (named.length + began.length === 0) return [];
  const between = named.length * began.length > 0 ? [", "] : [];
  return [" (", ...named, ...between, ...began, ")"];
}

/** One of several failures, with its number, since when, and perhaps its most telling fact. */
export function failureItem(
  finding: Finding,
  diagnosis: Diagnosis,
  show: "headline" | "headline-and-fact",
): Part {
  const fact = show === "headline" ? undefined : finding.facts[0]?.text;
  return {
    kind: "item",
    number: numberOf(finding, diagnosis),
    heading: capitalised(finding.headline),
    line: [...whenParts(finding), fact === undefined ? "" : `: ${fact}`],
  };
}

const UNCHECKED_SHOWN = 3;

export function uncheckedLines({ unchecked }: Diagnosis): readonly Part[] {
  if (unchecked.length === 0) return [];
  const line = firstFew(unchecked, UNCHECKED_SHOWN, "; ");
  return [{ kind: "line", lead: "Not looked at:", line }];
}
