import type { Told } from "@lynceus/contract";
import { lookAtButton } from "../action/to-button.ts";
import { ROOM } from "../limits.ts";
import type { Part } from "../message/part.ts";
import { applicationLabel } from "../words/application-label.ts";
import { capitalised, sentence } from "../words/phrases.ts";
import { broughtParts } from "./diff-parts.ts";

type Fix = Extract<Told, { outcome: "fix" }>;

function verdictOf({ diagnosis, failing, answer }: Fix): string {
  const label = applicationLabel(diagnosis.application);
  const { health, sync } = diagnosis.application;
  const fix = answer?.fix ?? failing[0]?.fix;
  if (failing.length === 0 && answer?.fix === undefined) {
    return `${label}: nothing to change; it is ${health} and ${sync}.`;
  }
  if (fix === undefined) return `${label}: no fix is known by rule; an investigation may find one.`;
  return sentence(`${label}: ${fix}`);
}

/** What to change, first; then why, and what the last revision changed. */
export function fixParts(told: Fix): readonly Part[] {
  const { diagnosis, failing, answer, brought } = told;
  const [first, ...others] = failing;
  const because = answer?.rootCause ?? first?.headline;
  return [
    { kind: "verdict", line: verdictOf(told) },
    ...(because === undefined
      ? []
      : [{ kind: "line", lead: "Because:", line: sentence(because) } as const]),
    ...others.slice(0, ROOM.failures).map(
      ({ headline, fix }): Part => ({
        kind: "bullet",
        line: sentence(`${capitalised(headline)}${fix === undefined ? "" : `: ${fix}`}`),
      }),
    ),
    ...(brought === undefined || because === undefined
      ? []
      : broughtParts(brought, "The last deployment")),
    ...(failing.length === 0
      ? []
      : [
          {
            kind: "buttons",
            buttons: [lookAtButton("What is wrong?", diagnosis.application, 1)],
          } as const,
        ]),
  ];
}
