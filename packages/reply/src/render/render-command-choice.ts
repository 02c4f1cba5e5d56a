import type { InstanceGap } from "@lynceus/contract";
import { runButton } from "../action/command-button.ts";
import { ROOM } from "../limits.ts";
import { compose } from "../message/compose.ts";
import type { Rendered } from "../rendered.ts";
import { gapsSentence } from "../words/gaps.ts";

/** A command that leads on: what would be typed behind `/argocd`, and what its button is called. */
export interface NextCommand {
  readonly label: string;
  readonly text: string;
}

/** What was not clear, asked back: each choice is a command of its own. */
export function renderCommandChoice(
  question: string,
  choices: readonly NextCommand[],
  missing: { readonly gaps: readonly InstanceGap[]; readonly instances: number } = {
    gaps: [],
    instances: 0,
  },
): Rendered {
  const shown = choices.slice(0, ROOM.candidates);
  const gaps = gapsSentence(missing.gaps, missing.instances);
  const buttons = shown.map(({ label, text }, index) => runButton(label, text, index + 1));
  return compose([
    { kind: "line", line: question },
    ...(gaps === undefined ? [] : [{ kind: "line", line: gaps } as const]),
    ...(choices.length > shown.length
      ? [{ kind: "line", line: `${choices.length - shown.length} more are not shown.` } as const]
      : []),
    ...(buttons.length === 0 ? [] : [{ kind: "choices", buttons } as const]),
  ]);
}
