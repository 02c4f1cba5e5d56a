import type { InvestigationEnd } from "@lynceus/contract";
import { investigationButton } from "../action/to-button.ts";
import { compose } from "../message/compose.ts";
import { composeSeveral } from "../message/compose-several.ts";
import type { Part } from "../message/part.ts";
import type { Rendered } from "../rendered.ts";
import { applicationLabel } from "../words/application-label.ts";
import { counted } from "../words/phrases.ts";
import { spentLine } from "../words/spent.ts";
import { answerParts, whoAnswered } from "./answer-parts.ts";
import type { Investigated } from "./investigated.ts";

type Without<Kind extends InvestigationEnd["kind"]> = Exclude<InvestigationEnd, { kind: Kind }>;

const FIRST_LOOK_STANDS = "What the first look found still stands.";

function stoppedLine({ steps }: InvestigationEnd): string {
  const done = steps.filter(({ state }) => state === "done").length;
  return done === 0 ? FIRST_LOOK_STANDS : `${counted(done, "step")} done. ${FIRST_LOOK_STANDS}`;
}

function withoutAnswer(end: Without<"answered">, { id, request }: Investigated): readonly Part[] {
  const label = applicationLabel(request.diagnosis.application);
  const verdict =
    end.kind === "stopped"
      ? `${label}: the investigation was stopped.`
      : `${label}: the investigation did not come to an answer.`;
  return [
    { kind: "verdict", line: verdict },
    { kind: "line", line: end.kind === "stopped" ? stoppedLine(end) : end.sentence },
    ...(end.kind === "unfinished" ? [{ kind: "line", line: FIRST_LOOK_STANDS } as const] : []),
    ...(end.steps.length > 0
      ? [
          {
            kind: "buttons",
            buttons: [investigationButton("Show steps", "show_steps", id)],
          } as const,
        ]
      : []),
    { kind: "footer", line: `${spentLine(end.spent)} · ${whoAnswered(end.model)}` },
  ];
}

/** How an investigation ended, in as many messages as its answer needs; mostly one. */
export function renderInvestigationEnds(
  end: InvestigationEnd,
  about: Investigated,
): readonly [Rendered, ...Rendered[]] {
  return end.kind === "answered"
    ? composeSeveral(answerParts(end, about))
    : [compose(withoutAnswer(end, about))];
}

/** How an investigation ended: its answer, or why there is none. Of a long answer only the beginning. */
export function renderInvestigationEnd(end: InvestigationEnd, about: Investigated): Rendered {
  return renderInvestigationEnds(end, about)[0];
}
