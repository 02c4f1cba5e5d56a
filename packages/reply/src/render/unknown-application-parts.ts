import type { ApplicationSummary, FirstLook } from "@lynceus/contract";
import { lookAtButton } from "../action/to-button.ts";
import { ROOM } from "../limits.ts";
import type { Part } from "../message/part.ts";
import { applicationLabel } from "../words/application-label.ts";
import { gapsSentence } from "../words/gaps.ts";
import { quoted } from "../words/phrases.ts";

type UnknownApplication = Extract<FirstLook, { outcome: "unknown-application" }>;

/** `payments-api (prod, staging), payments-web (prod)` */
function nearWords(near: readonly ApplicationSummary[]): string {
  const names = [...new Set(near.map(({ name }) => name))];
  return names
    .map((name) => {
      const namesakes = near.filter((application) => application.name === name);
      const places = namesakes.map((application) =>
        applicationLabel(application, near).slice(`${name} · `.length),
      );
      return `${quoted(name, ROOM.name)} (${places.join(", ")})`;
    })
    .join(", ");
}

function sentencesFor({ asked, near, gaps, instances }: UnknownApplication): readonly string[] {
  const name = quoted(asked, ROOM.name);
  const missing = gapsSentence(gaps, instances);
  if (missing !== undefined && gaps.length >= instances) {
    return [`${missing} So nothing is known about ${name}; ask again in a minute.`];
  }
  const next =
    near.length > 0
      ? `Near: ${nearWords(near.slice(0, ROOM.candidates))}.`
      : "Reply with the exact name, or with `status` for what there is.";
  const none = `no application ${name} among those you may see. ${next}`;
  return missing === undefined
    ? [`There is ${none}`]
    : [missing, `In those that answered, there is ${none}`];
}

/** A name that fits nothing: near names as buttons, or the next step. A gap is never taken for «no». */
export function unknownApplicationParts(look: UnknownApplication): readonly Part[] {
  const buttons = look.near
    .slice(0, ROOM.candidates)
    .map((application, index) =>
      lookAtButton(applicationLabel(application, look.near), application, index + 1),
    );
  return [
    ...sentencesFor(look).map((line) => ({ kind: "line", line }) as const),
    ...(buttons.length === 0 ? [] : [{ kind: "buttons", buttons } as const]),
  ];
}
