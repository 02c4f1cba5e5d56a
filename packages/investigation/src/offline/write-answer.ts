import type { Confidence, Diagnosis, Finding } from "@lynceus/contract";
import { lowered } from "../answer/lowered.ts";
import type { SubmittedAnswer, SubmittedClaim } from "../answer/submitted-answer.ts";
import type { Evidence } from "../evidence/evidence.ts";
import { clip } from "./clip.ts";
import { type Explanation, explainFinding } from "./explain-finding.ts";
import { forPeople } from "./for-people.ts";
import { nothingWrong } from "./nothing-wrong.ts";
import { withoutCounts } from "./say-cause.ts";
import { toolWords } from "./tool-words.ts";

export interface WriteOptions {
  readonly diagnosis: Diagnosis;
  /** The failures to explain, worst first. */
  readonly findings: readonly Finding[];
  /** What was read, oldest first, without the first look. */
  readonly read: readonly Evidence[];
  /** What the skills' steps ask for and could not be done, in words. */
  readonly leftOut: readonly string[];
}

const MOST_CLAIMS = 3;
/** Claims more for each further failure. */
const CLAIMS_MORE = 2;
const MOST_GAPS = 4;

/** The answer of rules: what the findings say, sharpened and backed by what was read since. */
export function writeAnswer({ diagnosis, findings, read, leftOut }: WriteOptions): SubmittedAnswer {
  const gaps = [...read.filter(({ failed }) => failed).map(sayGap), ...leftOut];
  if (findings.length === 0) return nothingWrong(diagnosis, gaps);

  const explained = findings.map((finding) => explainFinding(finding, diagnosis, read));
  const fixes = [...new Set(findings.flatMap(({ fix }) => fix ?? []))];
  const most = MOST_CLAIMS + CLAIMS_MORE * (explained.length - 1);
  const unread = [...new Set([...diagnosis.unchecked, ...gaps].map(sayUnread))];
  const claims = inTurns(explained.map(({ claims: those }) => those));
  return {
    rootCause: clip(sayCauses(explained), 400),
    confidence: lessSure(least(explained.map(({ confidence }) => confidence)), diagnosis.unchecked),
    claims: distinct(claims).slice(0, most),
    ...(fixes.length === 0 ? {} : { fix: clip(fixes.join(" "), 800) }),
    notChecked: unread.slice(0, MOST_GAPS),
    proposedActions: [],
  };
}

/** Above this several failures are told apart without their particulars. */
const LONGEST_TOGETHER = 150;

/** One failure in full; of several what each is, in one line. */
function sayCauses(explained: readonly Explanation[]): string {
  const [only] = explained;
  if (only !== undefined && explained.length === 1) return only.cause;
  const whole = explained.map(({ cause }) => withoutCounts(cause)).join("; and ");
  const brief = explained.map(({ shortCause }) => shortCause).join("; and ");
  return `${explained.length} failures: ${whole.length <= LONGEST_TOGETHER ? whole : brief}`;
}

/** Without those that rest on what another has told already. */
function distinct(claims: readonly SubmittedClaim[]): readonly SubmittedClaim[] {
  const told = new Set<string>();
  return claims.filter(({ citations }) => {
    const keys = citations.map(({ evidence, excerpt }) => `${evidence} ${excerpt}`);
    if (keys.some((key) => told.has(key))) return false;
    for (const key of keys) told.add(key);
    return true;
  });
}

/** Above this a reason repeats what wraps it. */
const LONGEST_GAP = 120;

/** What was not read, and why in a clause: an error's own words in brackets stay with the step that failed. */
function sayUnread(gap: string): string {
  const clause = forPeople(gap).trim().replace(/\.+$/, "");
  if (clause.length <= LONGEST_GAP) return clause;
  const bracket = clause.indexOf(" (");
  return clip(bracket > 0 ? clause.slice(0, bracket) : clause, LONGEST_GAP);
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

/** `resource events: Argo CD refused`; an error that names its object stands alone. */
function sayGap({ tool, text }: Evidence): string {
  const [line = ""] = text.split("\n");
  return /[`/]/.test(line) ? line : `${toolWords(tool)}: ${line}`;
}
