import type { Diagnosis, Finding } from "@lynceus/contract";
import { showEvidenceButton } from "../action/to-button.ts";
import { ROOM } from "../limits.ts";
import type { Part } from "../message/part.ts";
import { applicationLabel } from "../words/application-label.ts";
import { sentence } from "../words/phrases.ts";
import { servingSentence } from "../words/serving.ts";
import { failureBullets } from "./fact-bullets.ts";
import { fixLines } from "./failure-parts.ts";
import { numberOf } from "./failures-of.ts";

/** One failure in detail: verdict, facts, who changed what, what to do, and what else there is. */
export function oneFailureParts(diagnosis: Diagnosis, finding: Finding): readonly Part[] {
  const { application, serving, findings } = diagnosis;
  const served = servingSentence(serving, finding.subject);
  const headline = sentence(`${applicationLabel(application)}: ${finding.headline}`);
  const others = findings.filter(({ id }) => id !== finding.id);
  return [
    { kind: "verdict", line: served === undefined ? headline : `${headline} ${served}` },
    ...failureBullets(finding, diagnosis),
    ...fixLines(finding),
    ...others.slice(0, ROOM.failures).map(
      (other): Part => ({
        kind: "line",
        lead:
          other.severity === "info" ? "Besides:" : `Also failing (${numberOf(other, diagnosis)}):`,
        line: sentence(other.headline),
      }),
    ),
  ];
}

/** The button to the excerpts behind these findings; nothing when there are none. */
export function evidenceButton(
  { application }: Diagnosis,
  findings: readonly Finding[],
): readonly Part[] {
  const backed = findings.filter(({ evidence }) => evidence.length > 0);
  if (backed.length === 0) return [];
  const ids = backed.map(({ id }) => id);
  return [{ kind: "buttons", buttons: [showEvidenceButton(application, ids)] }];
}
