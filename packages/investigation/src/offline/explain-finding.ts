import type { Confidence, Diagnosis, Finding } from "@lynceus/contract";
import type { SubmittedClaim } from "../answer/submitted-answer.ts";
import { type Evidence, toEvidence } from "../evidence/evidence.ts";
import { firstEvidence } from "../evidence/first-evidence.ts";
import { capital, clip, code } from "./clip.ts";
import { endingClaim, isLogTool } from "./ending-claim.ts";
import { findChange } from "./find-change.ts";
import { findCommit } from "./find-commit.ts";
import { isStackFrame } from "./is-stack-frame.ts";
import { type RankedLine, rankLines } from "./rank-lines.ts";
import { leadingClause, sayCause } from "./say-cause.ts";
import { changeClaim, type FoundChange } from "./say-change.ts";
import { sayLine } from "./say-line.ts";
import { tellingClause } from "./telling-clause.ts";
import { wordsOf } from "./telling-words.ts";

/** What rules make of one failure, with what was read since the first look. */
export interface Explanation {
  /** The finding's clause, sharpened by the change that explains it. */
  readonly cause: string;
  /** The same without its particulars, to stand beside another. */
  readonly shortCause: string;
  readonly confidence: Confidence;
  /** Most telling first. */
  readonly claims: readonly SubmittedClaim[];
}

export function explainFinding(
  finding: Finding,
  diagnosis: Diagnosis,
  read: readonly Evidence[],
): Explanation {
  const about = wordsOf(finding);
  const lines = rankLines(read, {
    about,
    headline: finding.headline,
    known: toEvidence(firstEvidence(diagnosis)).text,
    ownNames: namesOf(finding, diagnosis),
  })
    .filter(({ excerpt }) => !isStackFrame(excerpt))
    .filter(({ excerpt }) => !isBesideThePoint(excerpt, finding, diagnosis));
  // what a revision changed explains its own pods, not those that run without it
  const isDrift = diagnosis.layer === "drift" || /OutOfSync/.test(about);
  const key =
    finding.subject === "running-revision" ? undefined : findChange(lines, { about, isDrift });
  const shown = key?.lines[0]?.evidence;
  const change: FoundChange | undefined = key &&
    shown && { ...key, commit: findCommit(shown, diagnosis.change) };
  const mechanism = lines.find(({ kind, score }) => kind === "trouble" && score > 0);
  const told = [
    ...(change === undefined ? [] : [changeClaim(change)]),
    ...(mechanism === undefined ? firstLookClaim(finding) : [lineClaim(mechanism)]),
    ...novel(lines, [mechanism, ...(key?.lines ?? [])]).map(lineClaim),
  ];
  const [first, ...others] = told;
  const hasLog = told.some(({ citations }) => citations.some(isFromLog(read)));
  const ending = hasLog ? undefined : endingClaim(read, finding);
  const confidence = confidenceOf(finding, change, mechanism);
  return {
    cause: sayCause(finding, change, confidence === "high"),
    shortCause: sayCause(
      { headline: leadingClause(finding.headline) },
      confidence === "high" ? change : undefined,
      true,
    ),
    confidence,
    claims: [
      ...(first === undefined ? [] : [first]),
      ...namedClaim(finding, told),
      ...others,
      ...(ending ?? []),
    ],
  };
}

/** A Deployment says so of its newest ReplicaSet, never of the one that runs beside it. */
const ABOUT_ROLLOUT =
  /ProgressDeadlineExceeded|timed out progressing|exceeded its progress deadline/;

/** What Git is at says nothing of a failure of what is synced; the newest rollout nothing of what runs without it. */
function isBesideThePoint(
  excerpt: string,
  { subject }: Finding,
  { application }: Diagnosis,
): boolean {
  if (application.sync === "Synced" && /^Git now: /.test(excerpt)) return true;
  return subject === "running-revision" && ABOUT_ROLLOUT.test(excerpt);
}

/** Names that stand everywhere in an application's results, so that sharing one says nothing. */
function namesOf({ resource }: Finding, { application }: Diagnosis): readonly string[] {
  return [application.name, application.namespace, resource.name, resource.namespace];
}

function isFromLog(read: readonly Evidence[]) {
  const logs = new Set(read.filter(({ tool }) => isLogTool(tool)).map(({ id }) => id));
  return ({ evidence }: { readonly evidence: string }) => logs.has(evidence);
}

const LEAST_NEW = 2.5;

/** New lines worth telling, at most one of each result. */
function novel(
  lines: readonly RankedLine[],
  told: readonly (RankedLine | undefined)[],
): readonly RankedLine[] {
  const used = new Set(told.flatMap((line) => line?.evidence.id ?? []));
  return lines
    .filter((line) => line.isNew && line.score >= LEAST_NEW && tellsAlone(line))
    .filter(({ evidence }) => !used.has(evidence.id) && used.add(evidence.id))
    .slice(0, 2);
}

/** A commit without its story, where manifests come from: true, and no fact about a failure. */
const UNTELLING = /^(?:[0-9a-f]{40} |(?:sources?|destination|images?): |deployed \d)/;

/** One side of a change is told with the other; a field means something where it is what the failure is about. */
function tellsAlone({ kind, path, isRelated, excerpt }: RankedLine): boolean {
  switch (kind) {
    case "object":
    case "trouble":
      return true;
    case "plain":
      return path === "" ? !UNTELLING.test(excerpt) : isRelated;
    case "added":
    case "removed":
    case "calm":
      return false;
  }
}

/**
 * What the first look itself saw, where nothing read since says it: a fact beyond the verdict, resting on what
 * has the verdict's names.
 */
function firstLookClaim({ headline, facts, evidence }: Finding): readonly SubmittedClaim[] {
  const named = namesIn(headline);
  const names = ({ excerpt }: { readonly excerpt: string }) =>
    named.some((span) => excerpt.includes(span));
  const [seen] = [...evidence.filter(names), ...evidence.filter((each) => !names(each))];
  if (seen === undefined) return [];
  const cite = ({ excerpt }: { readonly excerpt: string }) => ({
    evidence: "e0",
    excerpt: excerpt.slice(0, 600),
  });
  const fact = facts.find(({ text }) => !headline.includes(text.replace(/^`(.*)`$/, "$1")));
  if (fact === undefined) {
    const quoted = code(tellingClause(seen.excerpt, named));
    return [{ text: `${capital(seen.object)} says ${quoted}`, citations: [cite(seen)] }];
  }
  const where = fact.where === undefined ? "" : ` (${fact.where})`;
  return [
    {
      text: clip(`${capital(fact.text)}${where}`, 500),
      citations: [cite({ excerpt: fact.text }), cite(seen)],
    },
  ];
}

/** The first look's own evidence, when nothing else that is cited has what the verdict names. */
function namedClaim(finding: Finding, told: readonly SubmittedClaim[]): readonly SubmittedClaim[] {
  const named = namesIn(finding.headline);
  const names = ({ excerpt }: { readonly excerpt: string }) =>
    named.some((span) => excerpt.includes(span));
  const isCited = told.some(({ citations }) => citations.some(names));
  return !isCited && finding.evidence.some(names) ? firstLookClaim(finding) : [];
}

function namesIn(headline: string): readonly string[] {
  return [...headline.matchAll(/`([^`]+)`/g)].map(([, span = ""]) => span);
}

function lineClaim(line: RankedLine): SubmittedClaim {
  const citations = [{ evidence: line.evidence.id, excerpt: line.excerpt }];
  return { text: sayLine(line), citations };
}

/**
 * High only when the rule, what was read since and a change agree; a failure of no known mode is never more
 * than medium, and low when only the first look saw it.
 */
function confidenceOf(
  { mode }: Finding,
  change: FoundChange | undefined,
  mechanism: RankedLine | undefined,
): Confidence {
  if (mode === "?") return change === undefined && mechanism === undefined ? "low" : "medium";
  return change === undefined || mechanism === undefined ? "medium" : "high";
}
