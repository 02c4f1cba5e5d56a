import type { Confidence, Diagnosis, Finding } from "@lynceus/contract";
import { lowered } from "../answer/lowered.ts";
import type { SubmittedAnswer } from "../answer/submitted-answer.ts";
import type { Evidence } from "../evidence/evidence.ts";
import { clip } from "./clip.ts";
import { explainFinding } from "./explain-finding.ts";
import { nothingWrong } from "./nothing-wrong.ts";

export interface WriteOptions {
  readonly diagnosis: Diagnosis;
  /** The failures to explain, worst first. */
  readonly findings: readonly Finding[];
  /** What was read, oldest first, without the first look. */
  readonly read: readonly Evidence[];
  /** What the skills' steps ask for and could not be done, in words. */
  readonly leftOut: readonly string[];
}

const MOST_CLAIMS = 4;
/** Claims more for each further failure. */
const CLAIMS_MORE = 2;
const MOST_GAPS = 6;

/** The answer of rules: what the findings say, sharpened and backed by what was read since. */
export function writeAnswer({ diagnosis, findings, read, leftOut }: WriteOptions): SubmittedAnswer {
  const gaps = [...read.filter(({ failed }) => failed).map(sayGap), ...leftOut];
  if (findings.length === 0) return nothingWrong(diagnosis, gaps);

  const explained = findings.map((finding) => explainFinding(finding, diagnosis, read));
  const fixes = [...new Set(findings.flatMap(({ fix }) => fix ?? []))];
  const most = MOST_CLAIMS + CLAIMS_MORE * (explained.length - 1);
  const unread = [...new Set([...diagnosis.unchecked, ...gaps].map((gap) => clip(gap, 300)))];
  return {
    rootCause: clip(explained.map(({ cause }) => cause).join("; besides, "), 400),
    confidence: lessSure(least(explained.map(({ confidence }) => confidence)), diagnosis.unchecked),
    claims: inTurns(explained.map(({ claims }) => claims)).slice(0, most),
    ...(fixes.length === 0 ? {} : { fix: clip(fixes.join(" "), 800) }),
    notChecked: unread.slice(0, MOST_GAPS),
    proposedActions: [],
  };
}

function least(all: readonly Confidence[]): Confidence {
  return all.includes("low") ? "low" : all.includes("medium") ? "medium" : "high";
}

/** Logs or events that could not be read may hold the cause: one step less sure for that. */
function lessSure(confidence: Confidence, unchecked: readonly string[]): Confidence {
  return unchecked.some((gap) => /\b(?:logs?|events?|pods?)\b/i.test(gap))
    ? lowered(confidence)
    : confidence;
}

/** The first of each list, then the second of each. */
function inTurns<Item>(lists: readonly (readonly Item[])[]): Item[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat();
}

function sayGap({ tool, text }: Evidence): string {
  return `\`${tool}\`: ${text.split("\n")[0] ?? ""}`;
}
