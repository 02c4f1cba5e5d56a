import { type Deployment, needsLook, type Told } from "@lynceus/contract";
import type { Line } from "../markup/write-line.ts";
import type { Part } from "../message/part.ts";
import { applicationLabel } from "../words/application-label.ts";
import { deploymentLine } from "../words/deployment.ts";
import { counted, firstFew, sentence } from "../words/phrases.ts";
import { broughtParts, changedObjects } from "./diff-parts.ts";
import { failingParts } from "./failing-parts.ts";

type Changes = Extract<Told, { outcome: "changes" }>;

const EARLIER = 3;
const GAPS = 3;

function lineOf({ sources, initiatedBy, deployedAt: at }: Deployment): Exclude<Line, string> {
  return deploymentLine({ sources, initiatedBy, at });
}

function driftLine({ drift, history }: Changes): Part | undefined {
  if (drift === undefined || drift.changes.length === 0) {
    if (needsLook(history.application)) return undefined;
    return {
      kind: "line",
      line: "It is Healthy and Synced now; nothing has drifted from Git since.",
    };
  }
  const objects = changedObjects(drift.changes);
  const count = counted(drift.differing, "object");
  return { kind: "line", lead: "Not as Git wants it now:", line: `${count}: ${objects}.` };
}

/** That a shared repository went on without changing anything here is no news. */
function notesOf({ application, ahead, notes }: Changes["history"]): readonly string[] {
  const isNews = ahead.length === 0 || application.sync !== "Synced";
  return notes.slice(isNews ? 0 : 1).slice(0, 2);
}

/** What was deployed last, what that changed, and what drifted since. */
export function changesParts(told: Changes): readonly Part[] {
  const { history, brought, failing, gaps } = told;
  const { application, deployments, total } = history;
  const label = applicationLabel(application);
  const [last, ...earlier] = deployments;
  const drift = driftLine(told);
  const line =
    last === undefined
      ? `${label}: nothing was deployed yet, as far as Argo CD knows.`
      : [`${label}: last deployed `, ...lineOf(last), "."];
  return [
    { kind: "verdict", line },
    ...(brought === undefined ? [] : broughtParts(brought, "It")),
    ...earlier
      .slice(0, EARLIER)
      .map((one): Part => ({ kind: "bullet", line: ["Before: ", ...lineOf(one)] })),
    ...(total > EARLIER + 1
      ? [{ kind: "line", line: `${total - EARLIER - 1} earlier deployments are known.` } as const]
      : []),
    ...(drift === undefined ? [] : [drift]),
    ...notesOf(history).map((note): Part => ({ kind: "line", line: sentence(note) })),
    ...(gaps.length === 0
      ? []
      : [{ kind: "line", lead: "Not checked:", line: firstFew(gaps, GAPS, " ") } as const]),
    ...failingParts(application, failing),
  ];
}
