import type { Answer, Diagnosis } from "@lynceus/contract";
import { applicationKey } from "@lynceus/contract";
import { checkClaims } from "../evidence/check-claims.ts";
import type { Evidence, Ledger } from "../evidence/evidence.ts";
import { lowered } from "./lowered.ts";
import { plainText } from "./plain-text.ts";
import type { SubmittedAnswer } from "./submitted-answer.ts";

/**
 * What was handed in, as far as its evidence carries it: claims that cite what is not there are gone and have
 * cost confidence; without any claim it is low.
 */
export function toAnswer(
  submitted: SubmittedAnswer,
  ledger: Ledger,
  sourceOf: (evidence: Evidence) => string,
  { application }: Diagnosis,
): Answer {
  const { rootCause, confidence, claims, fix, notChecked, proposedActions } = submitted;
  const { kept, dropped } = checkClaims(claims, ledger, sourceOf);
  const left = dropped.length === 0 ? confidence : lowered(confidence);
  return {
    application: applicationKey(application),
    rootCause: plainText(rootCause),
    confidence: kept.length === 0 ? "low" : left,
    claims: kept.map(({ text, citations }) => ({ text: plainText(text), citations })),
    ...(fix === undefined ? {} : { fix: plainText(fix) }),
    notChecked: notChecked.map(plainText),
    proposedActions: proposedActions.map(plainText),
  };
}

const LONGEST_CAUSE = 400;

/** What a model said in place of an answer: its words, and nothing that they rest on. */
export function saidAnswer(text: string, why: string, { application }: Diagnosis): Answer {
  const plain = plainText(text);
  const cause =
    plain.length <= LONGEST_CAUSE ? plain : `${plain.slice(0, LONGEST_CAUSE - 1).trimEnd()}…`;
  return {
    application: applicationKey(application),
    rootCause: cause,
    confidence: "low",
    claims: [],
    notChecked: [why],
    proposedActions: [],
  };
}
