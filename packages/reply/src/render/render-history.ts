import type { ApplicationHistoryResult } from "@lynceus/contract";
import { compose } from "../message/compose.ts";
import type { Part } from "../message/part.ts";
import type { Rendered } from "../rendered.ts";
import { applicationLabel } from "../words/application-label.ts";
import { deploymentLine } from "../words/deployment.ts";
import { counted, sentence } from "../words/phrases.ts";

const SHOWN = 6;
const NOTES = 2;

/** What was deployed to an application, newest first. */
export function renderHistory(
  history: ApplicationHistoryResult,
  { now }: { readonly now: Date },
): Rendered {
  const { application, deployments, total, notes } = history;
  const label = applicationLabel(application);
  const shown = deployments.slice(0, SHOWN);
  const beyond = total - shown.length;
  const line =
    total === 0
      ? `${label}: nothing was deployed yet, as far as Argo CD knows.`
      : `${label}: ${counted(total, "deployment")} known, newest first`;
  return compose(
    [
      { kind: "verdict", line },
      ...shown.map(({ running, sources, initiatedBy, deployedAt: at }): Part => {
        const told = deploymentLine({ sources, initiatedBy, at });
        return { kind: "bullet", line: running ? [...told, " – running"] : told };
      }),
      ...(beyond > 0
        ? [{ kind: "line", line: `${counted(beyond, "earlier deployment")} not listed.` } as const]
        : []),
      ...notes.slice(0, NOTES).map((note): Part => ({ kind: "line", line: sentence(note) })),
    ],
    now,
  );
}
