import { type Diagnosis, needsLook } from "@lynceus/contract";
import type { Part } from "../message/part.ts";
import { applicationLabel } from "../words/application-label.ts";
import { capitalised, quoted, sentence } from "../words/phrases.ts";

const ELSEWHERE =
  "If users see errors, look at the ingress, the callers or a dependency; reply with a symptom or a log line to go on from there.";

/** What was looked at and found in order, and when the last deploy was. */
export function checkedLines({ checked, change }: Diagnosis): readonly Part[] {
  const looked = capitalised(checked.join(", "));
  const at = change?.deployedAt;
  if (at === undefined) return looked === "" ? [] : [{ kind: "line", line: sentence(looked) }];
  const isTold = checked.at(-1)?.startsWith("last deploy") === true;
  const deploy = isTold ? `${looked} ` : looked === "" ? "Last deploy " : `${looked}, last deploy `;
  return [{ kind: "line", line: [deploy, { at, show: "ago" }, "."] }];
}

/** No failure found: said so, with what was looked at, and where to look instead. */
export function healthyParts(diagnosis: Diagnosis): readonly Part[] {
  const { application, unchecked } = diagnosis;
  const label = applicationLabel(application);
  const state = `${label} is ${application.health} and ${application.sync}`;
  const all = unchecked.length === 0 ? "in Argo CD" : "that could be looked at";
  const line = needsLook(application)
    ? `${state}, and no known failure fits.`
    : `${state}; nothing ${all} explains trouble.`;
  return [
    { kind: "verdict", line },
    ...(application.reason === undefined || !needsLook(application)
      ? []
      : [{ kind: "bullet", line: `Argo CD says: ${quoted(application.reason, 300)}` } as const]),
    ...checkedLines(diagnosis),
    { kind: "line", line: ELSEWHERE },
  ];
}
