import type { InvestigationEnd, InvestigationStep } from "@lynceus/contract";
import { compose } from "../message/compose.ts";
import type { Part } from "../message/part.ts";
import type { Rendered } from "../rendered.ts";
import { capitalised, counted, quoted } from "../words/phrases.ts";
import { spentLine } from "../words/spent.ts";

const SHOWN = 30;
const FAILED = "did not succeed";

/** One step: what was looked at, what came of it, by which tool, in which time. */
export function stepLine(
  { text, tool, state, outcome, tookMs }: InvestigationStep,
  number: number,
): string {
  const came = outcome ?? (state === "failed" ? FAILED : undefined);
  const took = tookMs === undefined ? "" : ` (${tookMs.toLocaleString("en-US")} ms)`;
  const said = came === undefined ? "" : ` – ${came}`;
  return `${number}. ${capitalised(text)}${said} · ${quoted(tool, 64)}${took}`;
}

/** What an investigation looked at, step by step. */
export function renderSteps({ steps, spent }: InvestigationEnd): Rendered {
  if (steps.length === 0) {
    return compose([{ kind: "line", line: "Nothing was looked at beyond the first look." }]);
  }
  return compose([
    { kind: "verdict", line: `${counted(steps.length, "step")}, ${spentLine(spent)}` },
    ...steps
      .slice(0, SHOWN)
      .map((step, index): Part => ({ kind: "line", line: stepLine(step, index + 1) })),
    ...(steps.length > SHOWN
      ? [{ kind: "line", line: `${counted(steps.length - SHOWN, "more step")} left out.` } as const]
      : []),
  ]);
}
