import type { InvestigationEnd } from "@lynceus/contract";
import { compose } from "../message/compose.ts";
import type { Part } from "../message/part.ts";
import type { Rendered } from "../rendered.ts";
import { capitalised, counted, quoted } from "../words/phrases.ts";
import { spentLine } from "../words/spent.ts";

const SHOWN = 30;
const FAILED = "did not succeed";

/** What an investigation looked at, step by step. */
export function renderSteps({ steps, spent }: InvestigationEnd): Rendered {
  if (steps.length === 0) {
    return compose([{ kind: "line", line: "Nothing was looked at beyond the first look." }]);
  }
  return compose([
    { kind: "verdict", line: `${counted(steps.length, "step")}, ${spentLine(spent)}` },
    ...steps.slice(0, SHOWN).map(({ text, tool, state, outcome, tookMs }, index): Part => {
      const came = outcome ?? (state === "failed" ? FAILED : undefined);
      const took = tookMs === undefined ? "" : ` (${tookMs} ms)`;
      const said = came === undefined ? "" : ` – ${came}`;
      return {
        kind: "line",
        line: `${index + 1}. ${capitalised(text)}${said} · ${quoted(tool, 64)}${took}`,
      };
    }),
    ...(steps.length > SHOWN
      ? [{ kind: "line", line: `${counted(steps.length - SHOWN, "more step")} left out.` } as const]
      : []),
  ]);
}
