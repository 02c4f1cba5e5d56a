import { applicationKey, type SeenApplication, type Told } from "@lynceus/contract";
import { lookAtButton } from "../action/to-button.ts";
import { ROOM } from "../limits.ts";
import type { Part } from "../message/part.ts";
import { applicationLabel, shortLabel } from "../words/application-label.ts";
import { bareCause } from "../words/bare-cause.ts";
import { lookedLine } from "../words/looked.ts";
import { counted, quoted, sentence } from "../words/phrases.ts";

type Others = Extract<Told, { outcome: "others" }>;

const NAMED = 6;

function names(others: readonly SeenApplication[], count: number): string {
  const named = others.slice(0, NAMED).map((one) => quoted(shortLabel(one, others), ROOM.name));
  const beyond = count - named.length;
  return `${named.join(", ")}${beyond > 0 ? ` and ${beyond} more` : ""}`;
}

function verdictOf(
  { diagnosis, finding, sharing }: Others,
  others: readonly SeenApplication[],
  count: number,
): string {
  const { application } = diagnosis;
  const label = applicationLabel(application);
  if (finding === undefined) {
    return `${label} is ${application.health} and ${application.sync}: there is no failure that others could share.`;
  }
  if (sharing === undefined) return `${label}: whether others are affected is not known.`;
  const isComplete = sharing.looked.notYet === 0 && sharing.looked.failed === 0;
  if (count === 0) {
    const all = isComplete ? "" : ", as far as was looked";
    return `${label}: only this one${all}; no other application that you may see fails for the same cause.`;
  }
  const fail = count === 1 ? "fails" : "fail";
  const more = isComplete ? "" : "At least ";
  return `${label}: not just you. ${more}${counted(count, "other application")} ${fail} for the same cause: ${names(others, count)}.`;
}

/** Whether others fail for the same cause, and what that is. */
export function othersParts(told: Others): readonly Part[] {
  const { diagnosis, finding, sharing, gap } = told;
  const own = applicationKey(diagnosis.application);
  const all = sharing?.group?.applications ?? [];
  const others = all.filter((one) => applicationKey(one) !== own);
  const count = Math.max(others.length, (sharing?.group?.count ?? 0) - 1);
  const buttons = others
    .slice(0, 3)
    .map((one, index) => lookAtButton(shortLabel(one, others), one, index + 2));
  return [
    { kind: "verdict", line: verdictOf(told, others, count) },
    ...(finding === undefined
      ? []
      : [{ kind: "line", lead: "Cause:", line: sentence(bareCause(finding.headline)) } as const]),
    ...(finding?.fix === undefined
      ? []
      : [{ kind: "line", lead: "Do:", line: sentence(finding.fix) } as const]),
    ...(gap === undefined ? [] : [{ kind: "line", line: sentence(gap) } as const]),
    ...(finding === undefined
      ? []
      : [
          {
            kind: "buttons",
            buttons: [lookAtButton("What is wrong?", diagnosis.application, 1), ...buttons],
          } as const,
        ]),
    ...(sharing === undefined
      ? []
      : [{ kind: "footer", line: `${lookedLine(sharing.looked)}, no model` } as const]),
  ];
}
