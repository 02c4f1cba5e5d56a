import type { InvestigationProgress, InvestigationStep } from "@lynceus/contract";
import { investigationButton } from "../action/to-button.ts";
import { compose } from "../message/compose.ts";
import type { Part } from "../message/part.ts";
import type { Rendered } from "../rendered.ts";
import { applicationLabel } from "../words/application-label.ts";
import { capitalised, counted } from "../words/phrases.ts";
import type { Investigated } from "./investigated.ts";

const SHOWN = 8;

const MARKS = { running: "…", done: "✓", failed: "✗" } as const;

function stepLine({ state, text, outcome }: InvestigationStep): string {
  const came = outcome === undefined ? "" : ` – ${outcome}`;
  return `${MARKS[state]} ${capitalised(text)}${came}`;
}

function stepParts(steps: readonly InvestigationStep[]): readonly Part[] {
  const earlier = steps.length - SHOWN;
  return [
    ...(earlier > 0
      ? [{ kind: "line", line: `${counted(earlier, "earlier step")}.` } as const]
      : []),
    ...steps.slice(-SHOWN).map((step): Part => ({ kind: "line", line: stepLine(step) })),
  ];
}

/** An investigation under way: what is planned, what is being looked at, and the button that ends it. */
export function renderProgress(progress: InvestigationProgress, about: Investigated): Rendered {
  const { plan, steps, note } = progress;
  const label = applicationLabel(about.request.diagnosis.application);
  return compose([
    { kind: "verdict", line: `Investigating ${label}` },
    ...(plan === undefined ? [] : [{ kind: "line", line: plan } as const]),
    ...stepParts(steps),
    ...(note === undefined ? [] : [{ kind: "footer", line: note } as const]),
    {
      kind: "buttons",
      buttons: [investigationButton("Stop", "stop_investigation", about.id)],
    },
  ]);
}

/** An investigation that waits for its turn. */
export function renderQueued(ahead: number, about: Investigated): Rendered {
  const note =
    ahead === 0
      ? "Queued; it begins at once."
      : `Queued; ${counted(ahead, "other investigation")} before it. It is kept, whatever happens.`;
  return renderProgress({ steps: [], note }, about);
}

/** What is left of the progress once the answer stands below it. */
export function renderProgressDone(
  steps: readonly InvestigationStep[],
  about: Investigated,
): Rendered {
  const failed = steps.filter(({ state }) => state === "failed").length;
  const line = `Investigated ${applicationLabel(about.request.diagnosis.application)} in ${counted(steps.length, "step")}`;
  const ill = failed > 0 ? `, of which ${failed} failed` : "";
  return compose([{ kind: "footer", line: `${line}${ill}. The answer stands below.` }]);
}

/** What is left of a message that has no room for more: the next one goes on. */
export function renderGoesOn(about: Investigated): Rendered {
  const label = applicationLabel(about.request.diagnosis.application);
  return compose([{ kind: "footer", line: `Investigating ${label}; it goes on below.` }]);
}
