import type { Diagnosis, Finding } from "@lynceus/contract";
import { investigateButton, showEvidenceButton, showTreeButton } from "../action/to-button.ts";
import { ROOM } from "../limits.ts";
import type { Part } from "../message/part.ts";
import { applicationLabel } from "../words/application-label.ts";
import { sentence } from "../words/phrases.ts";
import { servingSentence } from "../words/serving.ts";
import { failureBullets } from "./fact-bullets.ts";
import { fixLines, makerLines, sharedLines } from "./failure-parts.ts";
import { numberOf } from "./number-of.ts";

/** Kinds of which an old revision can go on serving while a new one fails. */
const ROLLED = /^(?:Deployment|StatefulSet|DaemonSet|ReplicaSet|Rollout|Pod)$/;

/** A sync that waits or is refused has no new revision beside the old one. */
function servedSubject({ subject, resource }: Finding): Finding["subject"] {
  return subject === "new-revision" && !ROLLED.test(resource.kind) ? "application" : subject;
}

/** One failure in detail: verdict, facts, who changed what, what to do, and what else there is. */
export function oneFailureParts(diagnosis: Diagnosis, finding: Finding): readonly Part[] {
  const { application, serving, findings } = diagnosis;
  const served = servingSentence(serving, servedSubject(finding));
  const headline = sentence(`${applicationLabel(application)}: ${finding.headline}`);
  const others = findings.filter(({ id }) => id !== finding.id);
  return [
    { kind: "verdict", line: served === undefined ? headline : `${headline} ${served}` },
    ...failureBullets(finding, diagnosis),
    ...sharedLines(finding),
    ...fixLines(finding),
    ...makerLines(diagnosis, [finding]),
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

/** The buttons to the excerpts behind these findings, to the picture, and to more: nothing when there are none. */
export function furtherButtons(
  { application }: Diagnosis,
  findings: readonly Finding[],
  offersInvestigation: boolean,
): readonly Part[] {
  const ids = findings.map(({ id }) => id);
  const backed = findings.filter(({ evidence }) => evidence.length > 0).map(({ id }) => id);
  const buttons = [
    ...(backed.length > 0 ? [showEvidenceButton(application, backed)] : []),
    ...(backed.length > 0 ? [showTreeButton(application)] : []),
    ...(offersInvestigation && ids.length > 0
      ? [investigateButton("Investigate further", application, ids)]
      : []),
  ];
  return buttons.length === 0 ? [] : [{ kind: "buttons", buttons }];
}
