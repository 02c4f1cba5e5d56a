import { applicationKey, type Diagnosis, type LogWarning } from "@lynceus/contract";
import type { SubmittedAnswer, SubmittedClaim } from "../answer/submitted-answer.ts";
import { clip, code } from "./clip.ts";

const WEIGHTS: readonly LogWarning["weight"][] = ["matters", "unclear", "harmless"];

const WORDS: Readonly<Record<LogWarning["weight"], string>> = {
  matters: "a warning in its log matters",
  unclear: "a warning in its log may matter",
  harmless: "the warnings in its log are harmless",
};

const OUTSIDE =
  "Ingress, callers and dependencies: they are not in Argo CD. A symptom or a log line helps to go on.";

/** The answer where no rule finds a failure: said so, with what was looked at. Nothing is guessed. */
export function nothingWrong(diagnosis: Diagnosis, gaps: readonly string[]): SubmittedAnswer {
  const { application, unchecked, checked, warnings } = diagnosis;
  const { health, sync } = application;
  const weighed = [...warnings].sort(
    (a, b) => WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight),
  );
  const [worst] = weighed;
  const verdict =
    worst === undefined
      ? "nothing in Argo CD explains trouble"
      : `${WORDS[worst.weight]}: ${worst.reason.replace(/\.$/, "")}`;
  return {
    rootCause: clip(`${health} and ${sync}; ${verdict}`, 400),
    confidence: unchecked.length === 0 && health === "Healthy" ? "medium" : "low",
    claims:
      worst === undefined
        ? lookedAt(`${applicationKey(application)}: ${health}, ${sync}`, checked)
        : weighed.slice(0, 3).map(warningClaim),
    notChecked: [...new Set([...unchecked, ...gaps, OUTSIDE])]
      .map((gap) => clip(gap, 300))
      .slice(-6),
    proposedActions: [],
  };
}

function warningClaim({ line, count, reason }: LogWarning): SubmittedClaim {
  const times = count === 1 ? "" : `, ${count} times`;
  return {
    text: clip(`The log says ${code(line)}${times}. ${reason}`, 500),
    citations: [{ evidence: "e0", excerpt: line.slice(0, 600) }],
  };
}

function lookedAt(state: string, checked: readonly string[]): SubmittedClaim[] {
  const citations = [state, ...checked.slice(0, 5)].map((each) => ({
    evidence: "e0",
    excerpt: each,
  }));
  return [{ text: clip(`Looked at: ${["status", ...checked].join(", ")}`, 500), citations }];
}
