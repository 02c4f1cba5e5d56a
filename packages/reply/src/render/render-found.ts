import { type ApplicationSummary, applicationKey, type InstanceGap } from "@lynceus/contract";
import { runButton } from "../action/command-button.ts";
import { ROOM } from "../limits.ts";
import { compose } from "../message/compose.ts";
import type { Part } from "../message/part.ts";
import type { Rendered } from "../rendered.ts";
import { applicationLabel } from "../words/application-label.ts";
import { gapsSentence } from "../words/gaps.ts";
import { counted, quoted } from "../words/phrases.ts";
import { stateWord } from "../words/state-word.ts";

const BUTTONS = 5;

/** The applications that a search came to, those that need a look first. */
export function renderFound(found: {
  readonly words: string;
  readonly applications: readonly ApplicationSummary[];
  readonly leftOut: number;
  readonly gaps: readonly InstanceGap[];
  readonly instances: number;
}): Rendered {
  const { words, applications, leftOut, gaps, instances } = found;
  const shown = applications.slice(0, ROOM.listed);
  const beyond = applications.length - shown.length + leftOut;
  const missing = gapsSentence(gaps, instances);
  return compose([
    {
      kind: "verdict",
      line: `${counted(applications.length + leftOut, "application")} with ${quoted(words, ROOM.name)} in the name`,
    },
    ...(missing === undefined ? [] : [{ kind: "line", line: missing } as const]),
    ...shown.map((one): Part => {
      const label = applicationLabel(one, shown);
      const place = `project ${quoted(one.project, ROOM.name)}, cluster ${quoted(one.cluster, ROOM.name)}`;
      return { kind: "bullet", line: `${label}: ${stateWord(one)}; ${place}` };
    }),
    ...(beyond > 0
      ? [{ kind: "line", line: `${beyond} more are not listed; say more of the name.` } as const]
      : []),
    {
      kind: "buttons",
      buttons: shown
        .slice(0, BUTTONS)
        .map((one, index) =>
          runButton(applicationLabel(one, shown), `app ${applicationKey(one)}`, index + 1),
        ),
    },
  ]);
}
