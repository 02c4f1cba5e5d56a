import type { Answer, Confidence, Diagnosis, Finding } from "@lynceus/contract";
import type { SubmittedAnswer, SubmittedClaim } from "../answer/submitted-answer.ts";
import { type Evidence, toEvidence } from "../evidence/evidence.ts";
import { firstEvidence } from "../evidence/first-evidence.ts";
import { endingClaim, isLogTool } from "./ending-claim.ts";
import { findChange } from "./find-change.ts";
import { findCommit } from "./find-commit.ts";
import { type RankedLine, rankLines } from "./rank-lines.ts";
import { changeClaim, type FoundChange, sayChange } from "./say-change.ts";
import { sayLine } from "./say-line.ts";
import { wordsOf } from "./telling-words.ts";

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
const MOST_GAPS = 6;

/** The answer of rules: what a finding says, sharpened and backed by what was read since. */
export function writeAnswer(options: WriteOptions): SubmittedAnswer {
  const { diagnosis, findings, read, leftOut } = options;
  const explained = findings.map((finding) => explain(finding, diagnosis, read));
  const [first] = explained;
  if (first === undefined) return nothingWrong(options);
  const gaps = [
    ...diagnosis.unchecked,
    ...read.filter(({ failed }) => failed).map(sayGap),
    ...leftOut,
  ];
  const fixes = [...new Set(findings.flatMap(({ fix }) => fix ?? []))];
  return {
    rootCause: clip(explained.map(({ cause }) => cause).join("; besides, "), 400),
    confidence: explained.reduce<Confidence>(
      (least, { confidence }) => (RANK[confidence] < RANK[least] ? confidence : least),
      "high",
    ),
    claims: spread(explained.map(({ claims }) => claims)).slice(
      0,
      MOST_CLAIMS + 2 * (explained.length - 1),
    ),
    ...(fixes.length === 0 ? {} : { fix: clip(fixes.join(" "), 800) }),
    notChecked: [...new Set(gaps.map((gap) => clip(gap, 300)))].slice(0, MOST_GAPS),
    proposedActions: [],
  };
}

const RANK: Readonly<Record<Confidence, number>> = { low: 0, medium: 1, high: 2 };

interface Explanation {
  readonly cause: string;
  readonly confidence: Answer["confidence"];
  readonly claims: readonly SubmittedClaim[];
}

function explain(finding: Finding, diagnosis: Diagnosis, read: readonly Evidence[]): Explanation {
  const first = toEvidence(firstEvidence(diagnosis));
  const { application } = diagnosis;
  const lines = rankLines(read, {
    about: wordsOf(finding),
    headline: finding.headline,
    known: first.text,
    ownNames: [
      application.name,
      finding.resource.name,
      finding.resource.namespace,
      application.namespace,
    ],
  });
  // what a revision changed explains its own pods, not those that run without it
  const key =
    finding.subject === "running-revision" ? undefined : findChange(lines, wordsOf(finding));
  const shown = key?.lines[0]?.evidence;
  const change: FoundChange | undefined = key &&
    shown && { ...key, commit: findCommit(shown, diagnosis.change) };
  const mechanism = lines.find(({ kind, score }) => kind === "trouble" && score > 0);
  const claims = [
    ...(change === undefined ? [] : [changeClaim(change)]),
    ...(mechanism === undefined ? firstLookClaim(finding) : [lineClaim(mechanism)]),
    ...novel(lines, [mechanism, ...(key?.lines ?? [])]).map(lineClaim),
  ];
  const ending = claims.some(({ citations }) => citations.some(isFromLog(read)))
    ? undefined
    : endingClaim(read, finding);
  return {
    cause: change === undefined ? finding.headline : `${finding.headline}; ${sayChange(change)}`,
    confidence: confidenceOf(finding, change, mechanism),
    claims: ending === undefined ? claims : [...claims, ending],
  };
}

function isFromLog(read: readonly Evidence[]) {
  const logs = new Set(read.filter(({ tool }) => isLogTool(tool)).map(({ id }) => id));
  return ({ evidence }: { readonly evidence: string }) => logs.has(evidence);
}

/** New lines worth telling, at most one of each result. */
function novel(
  lines: readonly RankedLine[],
  told: readonly (RankedLine | undefined)[],
): readonly RankedLine[] {
  const used = new Set(told.flatMap((line) => line?.evidence.id ?? []));
  return lines
    .filter(({ isNew, kind, score }) => isNew && TELLS_ALONE.has(kind) && score >= LEAST_NEW)
    .filter(({ excerpt }) => !/^[0-9a-f]{40} /.test(excerpt))
    .filter(({ evidence }) => !used.has(evidence.id) && used.add(evidence.id))
    .slice(0, 2);
}

const LEAST_NEW = 2.5;
/** One side of a change is told with the other, and what is calm says nothing. */
const TELLS_ALONE: ReadonlySet<RankedLine["kind"]> = new Set(["object", "trouble", "plain"]);

/** What the first look itself quotes, when nothing read since says it. */
function firstLookClaim({ headline, evidence }: Finding): readonly SubmittedClaim[] {
  if (evidence.length === 0) return [];
  const text = `${headline.charAt(0).toUpperCase()}${headline.slice(1)}`;
  const citations = evidence
    .slice(0, 3)
    .map(({ excerpt }) => ({ evidence: "e0", excerpt: excerpt.slice(0, 600) }));
  return [{ text: clip(text, 500), citations }];
}

function lineClaim(line: RankedLine): SubmittedClaim {
  return {
    text: sayLine(line),
    citations: [{ evidence: line.evidence.id, excerpt: line.excerpt }],
  };
}

/**
 * High only when the rule, what was read since and a change agree; a failure of no known mode is never more
 * than medium, and what only the first look saw is not confirmed.
 */
function confidenceOf(
  { mode }: Finding,
  change: FoundChange | undefined,
  mechanism: RankedLine | undefined,
): Confidence {
  if (mechanism === undefined && change === undefined) return mode === "?" ? "low" : "medium";
  if (mode === "?" || change === undefined || mechanism === undefined) return "medium";
  return "high";
}

/** First claims first, then second ones. */
function spread<Item>(lists: readonly (readonly Item[])[]): Item[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat();
}

function sayGap({ tool, text }: Evidence): string {
  return `\`${tool}\`: ${text.split("\n")[0] ?? ""}`;
}

/** Nothing failed by rule: said so, with what was looked at. Nothing is guessed. */
function nothingWrong({ diagnosis, read, leftOut }: WriteOptions): SubmittedAnswer {
  const { application, checked, unchecked, warnings } = diagnosis;
  const { health, sync } = application;
  const [warning] = warnings.filter(({ weight }) => weight !== "harmless");
  const state = `${health} and ${sync}`;
  const cause =
    warning === undefined
      ? `${state}; nothing in Argo CD explains trouble`
      : `${state}; a warning in its log ${warning.weight === "matters" ? "matters" : "may matter"}: ${warning.reason}`;
  const cited = warning?.line ?? checked[0];
  return {
    rootCause: clip(cause, 400),
    confidence: unchecked.length === 0 && health === "Healthy" ? "medium" : "low",
    claims:
      cited === undefined
        ? []
        : [
            {
              text: clip(
                warning === undefined
                  ? `Looked at: ${checked.join(", ")}`
                  : `The log says \`${plain(warning.line)}\`, ${warning.count} times`,
                500,
              ),
              citations: [{ evidence: "e0", excerpt: cited.slice(0, 600) }],
            },
          ],
    notChecked: [
      ...unchecked,
      ...read.filter(({ failed }) => failed).map(sayGap),
      ...leftOut,
      "Ingress, callers and dependencies: they are not in Argo CD. A symptom or a log line helps to go on.",
    ]
      .map((gap) => clip(gap, 300))
      .slice(-MOST_GAPS),
    proposedActions: [],
  };
}

function plain(text: string): string {
  return text.replace(/`/g, "'");
}

/** Cut with an ellipsis; a code span that the cut went through is closed. */
function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 2);
  return (cut.match(/`/g) ?? []).length % 2 === 1 ? `${cut}…\`` : `${cut}…`;
}
