import type { Diagnosis, Finding } from "@lynceus/contract";
import type { Line } from "../markup/write-line.ts";
import type { Part } from "../message/part.ts";
import { gapClause } from "../words/gap-clause.ts";
import { madeBySentence } from "../words/made-by.ts";
import { capitalised, firstFew, sentence } from "../words/phrases.ts";
import { sharedBySentence } from "../words/shared-by.ts";
import { numberOf } from "./number-of.ts";

export function fixLines({ fix }: Finding): readonly Part[] {
  return fix === undefined ? [] : [{ kind: "line", lead: "Do:", line: fix }];
}

/** That others fail by the same cause: where it is so, the cause is not this application's own. */
export function sharedLines(finding: Finding): readonly Part[] {
  const line = sharedBySentence(finding);
  return line === undefined ? [] : [{ kind: "line", line }];
}

/** What makes the application, unless a failure has told of it. */
export function makerLines(diagnosis: Diagnosis, failures: readonly Finding[]): readonly Part[] {
  const { madeBy } = diagnosis;
  const line = madeBySentence(diagnosis);
  if (madeBy === undefined || line === undefined) return [];
  const told = failures.flatMap(({ headline, fix = "", facts }) => [
    headline,
    fix,
    ...facts.map(({ text }) => text),
  ]);
  const isTold = told.some((text) => text.includes(`${madeBy.kind} \`${madeBy.name}\``));
  return isTold ? [] : [{ kind: "line", line }];
}

/** `· 5.2.0, 5 min ago`: the version only where the headline does not say it. */
function whenParts({ version, since, headline }: Finding): Exclude<Line, string> {
  const named = version === undefined || headline.includes(version) ? [] : [`\`${version}\``];
  const began = since === undefined ? [] : [{ at: since, show: "ago" } as const];
  if (named.length + began.length === 0) return [];
  const between = named.length * began.length > 0 ? [", "] : [];
  return ["· ", ...named, ...between, ...began];
}

/** One of several failures, with its number and since when. */
export function failureItem(finding: Finding, diagnosis: Diagnosis): Part {
  const heading = capitalised(finding.headline);
  const number = numberOf(finding, diagnosis);
  return { kind: "item", number, heading, line: whenParts(finding) };
}

const UNCHECKED_SHOWN = 3;

export function uncheckedLines({ unchecked }: Diagnosis): readonly Part[] {
  if (unchecked.length === 0) return [];
  const line = sentence(firstFew(unchecked.map(gapClause), UNCHECKED_SHOWN, "; "));
  return [{ kind: "line", lead: "Not checked:", line }];
}
