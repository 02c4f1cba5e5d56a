import type { Answer, Citation, InvestigationEnd } from "@lynceus/contract";
import { investigationButton, showTreeButton } from "../action/to-button.ts";
import { ROOM } from "../limits.ts";
import type { Button, Part } from "../message/part.ts";
import { applicationLabel } from "../words/application-label.ts";
import { firstFew, sentence } from "../words/phrases.ts";
import { spentLine } from "../words/spent.ts";
import { superscript } from "../words/superscript.ts";
import type { Investigated } from "./investigated.ts";

type Answered = Extract<InvestigationEnd, { kind: "answered" }>;

const CLAIMS = 4;
const SOURCES = 6;
const LISTED = 4;

/** Every excerpt once, in the order in which the claims cite them. */
export function citationsOf({ claims }: Answer): readonly Citation[] {
  const all = claims.flatMap(({ citations }) => citations);
  const key = ({ evidence, excerpt }: Citation) => `${evidence} ${excerpt}`;
  return [...new Map(all.map((citation) => [key(citation), citation] as const)).values()];
}

/** A text cut so that what follows it still fits; a code span that was open is closed. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const kept = text.slice(0, max - 2).replace(/\p{Cs}$/u, "");
  return kept.split("`").length % 2 === 0 ? `${kept}\`…` : `${kept}…`;
}

function claimParts(answer: Answer): readonly Part[] {
  const cited = citationsOf(answer);
  const numberOf = ({ evidence, excerpt }: Citation) =>
    cited.findIndex((other) => other.evidence === evidence && other.excerpt === excerpt) + 1;
  return answer.claims.slice(0, CLAIMS).map(({ text, citations }): Part => {
    const marks = [...new Set(citations.map(numberOf))].map(superscript).join(" ");
    return {
      kind: "bullet",
      line: `${cut(sentence(text), ROOM.fact - marks.length - 1)} ${marks}`,
    };
  });
}

/** Each source once, with the marks of all that was read there. */
function sourceParts(answer: Answer): readonly Part[] {
  const marks = new Map<string, string[]>();
  for (const [index, { source }] of citationsOf(answer).entries()) {
    marks.set(source, [...(marks.get(source) ?? []), superscript(index + 1)]);
  }
  if (marks.size === 0) return [];
  const sources = [...marks].map(([source, those]) => `${those.join(" ")} ${source}`);
  return [{ kind: "line", line: firstFew(sources, SOURCES, " · ") }];
}

function buttons(answer: Answer, { id, request }: Investigated): readonly Button[] {
  const { application } = request.diagnosis;
  const evidence = investigationButton("Show evidence", "show_citations", id);
  return [
    ...(answer.claims.length > 0 ? [evidence] : []),
    investigationButton("Show steps", "show_steps", id),
    showTreeButton(application),
    investigationButton("Helpful", "rate_helpful", id),
    investigationButton("Not helpful", "rate_unhelpful", id),
  ];
}

/** `claude-sonnet-5-5`, or for rules that no model was asked. */
export function whoAnswered(model: string): string {
  return model === "offline rules" ? "offline rules, no model" : model;
}

/** An investigation's answer: verdict, claims with their sources, what to do, what was not looked at. */
export function answerParts(end: Answered, about: Investigated): readonly Part[] {
  const { answer } = end;
  const label = applicationLabel(about.request.diagnosis.application);
  const listed = (lead: string, texts: readonly string[]): readonly Part[] =>
    texts.length === 0
      ? []
      : [{ kind: "line", lead, line: sentence(firstFew(texts, LISTED, "; ")) }];
  return [
    { kind: "verdict", line: sentence(`${label}: ${answer.rootCause}`) },
    ...claimParts(answer),
    ...(answer.fix === undefined
      ? []
      : [{ kind: "line", lead: "Fix:", line: sentence(answer.fix) } as const]),
    ...listed("Could be done on your word:", answer.proposedActions),
    ...listed("Not checked:", answer.notChecked),
    ...sourceParts(answer),
    { kind: "buttons", buttons: buttons(answer, about) },
    {
      kind: "footer",
      line: `confidence ${answer.confidence} · ${spentLine(end.spent)} · ${whoAnswered(end.model)}`,
    },
  ];
}
