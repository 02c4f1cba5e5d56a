import { type Answer, type Citation, failuresOf, type InvestigationEnd } from "@lynceus/contract";
import { investigationButton, showTreeButton } from "../action/to-button.ts";
import { ROOM } from "../limits.ts";
import type { Button, Part } from "../message/part.ts";
import { proseParts } from "../split/prose-parts.ts";
import { applicationLabel } from "../words/application-label.ts";
import { sentence } from "../words/phrases.ts";
import { spentLine } from "../words/spent.ts";
import { superscript } from "../words/superscript.ts";
import { makerLines, sharedLines } from "./failure-parts.ts";
import type { Investigated } from "./investigated.ts";

type Answered = Extract<InvestigationEnd, { kind: "answered" }>;

/** Every excerpt once, in the order in which the claims cite them. */
export function citationsOf({ claims }: Answer): readonly Citation[] {
  const all = claims.flatMap(({ citations }) => citations);
  const key = ({ evidence, excerpt }: Citation) => `${evidence} ${excerpt}`;
  return [...new Map(all.map((citation) => [key(citation), citation] as const)).values()];
}

function claimParts(answer: Answer): readonly Part[] {
  const cited = citationsOf(answer);
  const numberOf = ({ evidence, excerpt }: Citation) =>
    cited.findIndex((other) => other.evidence === evidence && other.excerpt === excerpt) + 1;
  return answer.claims.flatMap(({ text, citations }) => {
    const marks = [...new Set(citations.map(numberOf))].map(superscript).join(" ");
    return proseParts(`${sentence(text)} ${marks}`, { kind: "bullet" });
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
  return proseParts(sources.join(" · "), { kind: "line" });
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

/** One of several clauses: the full stop comes behind the last. */
function withoutStop(text: string): string {
  return text.trim().replace(/\.+$/, "");
}

/** `claude-sonnet-5-5`, or for rules that no model was asked. */
export function whoAnswered(model: string): string {
  return model === "offline rules" ? "offline rules, no model" : model;
}

/** The verdict is one line; one that does not fit is told in full below its beginning. */
function verdictParts(verdict: string): readonly Part[] {
  const line = sentence(verdict);
  const isWhole = line.length <= ROOM.verdict && !line.includes("\n");
  return [{ kind: "verdict", line }, ...(isWhole ? [] : proseParts(line, { kind: "line" }))];
}

/** An investigation's answer: verdict, claims with their sources, what to do, what was not looked at. */
export function answerParts(end: Answered, about: Investigated): readonly Part[] {
  const { answer } = end;
  const { diagnosis, focus } = about.request;
  const picked = diagnosis.findings.filter(({ id }) => focus.includes(id));
  const meant = picked.length > 0 ? picked : failuresOf(diagnosis);
  const label = applicationLabel(diagnosis.application);
  const listed = (lead: string, texts: readonly string[]): readonly Part[] =>
    texts.length === 0 ? [] : proseParts(sentence(texts.join("; ")), { kind: "line", lead });
  return [
    ...verdictParts(`${label}: ${answer.rootCause}`),
    ...claimParts(answer),
    ...meant.slice(0, 1).flatMap(sharedLines),
    ...(answer.fix === undefined
      ? []
      : proseParts(sentence(answer.fix), { kind: "line", lead: "Fix:" })),
    ...makerLines(diagnosis, meant),
    ...listed("Could be done on your word:", answer.proposedActions),
    ...listed("Not checked:", answer.notChecked.map(withoutStop)),
    ...sourceParts(answer),
    { kind: "buttons", buttons: buttons(answer, about) },
    {
      kind: "footer",
      line: `confidence ${answer.confidence} · ${spentLine(end.spent)} · ${whoAnswered(end.model)}`,
    },
  ];
}
