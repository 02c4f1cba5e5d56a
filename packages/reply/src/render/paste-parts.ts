import { type Finding, failuresOf, type Paste, type Told } from "@lynceus/contract";
import { lookAtButton } from "../action/to-button.ts";
import { ROOM } from "../limits.ts";
import type { Line } from "../markup/write-line.ts";
import type { Part } from "../message/part.ts";
import { applicationLabel } from "../words/application-label.ts";
import { capitalised, counted, quoted, sentence, shortPod } from "../words/phrases.ts";

type Pasted = Extract<Told, { outcome: "paste" }>;

const LINE_LENGTH = 200;
const DECIDES = "whether it keeps coming, and whether callers see errors when it does.";

/** `It says that …` within another sentence. */
function clauseOf(reason: string): string {
  return reason.replace(/^(?:It|An?|No)\b/, (word) => word.toLowerCase()).replace(/\.$/, "");
}

function verdictOf({ weight, seen }: Pasted): string {
  const reason = clauseOf(weight.reason);
  const label = seen === undefined ? undefined : applicationLabel(seen.diagnosis.application);
  if (seen?.match.kind === "finding") {
    return sentence(`Yes, critical: ${label} fails by this: ${seen.match.finding.headline}`);
  }
  const failing = seen === undefined ? undefined : failuresOf(seen.diagnosis)[0];
  const of = label === undefined ? "" : `${label}: `;
  const told = (judgement: string) => {
    const line = sentence(`${of}${judgement}: ${reason}`);
    return label === undefined ? capitalised(line) : line;
  };
  switch (weight.weight) {
    case "matters":
      return seen !== undefined && failing === undefined
        ? sentence(`${label}: not failing now, but it matters: ${reason}`)
        : told("yes, it matters");
    case "harmless":
      return told("not critical");
    case "unclear":
      return seen !== undefined && failing === undefined
        ? sentence(
            `${label} is ${seen.diagnosis.application.health}; whether this matters is not clear: ${reason}`,
          )
        : told("not clear from the lines alone");
  }
}

/** What was read in the lines, so that a person sees whether they were understood. */
function readIn({ telling, exception, host, key, lines }: Paste): string {
  const read = [
    ...(exception === undefined ? [] : [`exception ${quoted(exception, ROOM.name)}`]),
    ...(host === undefined ? [] : [`host ${quoted(host, ROOM.name)}`]),
    ...(key === undefined ? [] : [`key ${quoted(key, ROOM.name)}`]),
  ];
  const which = lines.length === 1 ? "Read" : `Of ${lines.length} pasted lines this tells most`;
  const line = `${which}: ${quoted(telling, LINE_LENGTH)}`;
  return read.length === 0 ? line : `${line} (${read.join(", ")})`;
}

function matchLine({ seen }: Pasted): Line {
  if (seen === undefined) {
    return "No application is named: reply with its name, and the lines are compared with what runs.";
  }
  const { match } = seen;
  switch (match.kind) {
    case "finding":
      return `Argo CD shows the same of ${match.finding.resource.kind} ${quoted(match.finding.resource.name, ROOM.name)}.`;
    case "logged": {
      const where = match.pod === undefined ? "" : ` in pod ${shortPod(match.pod)}`;
      const times = `Its logs hold it ${counted(match.count, "time")}${where}`;
      return match.at === undefined
        ? `${times}.`
        : [`${times}, last `, { at: match.at, show: "ago" }, "."];
    }
    case "none":
      return match.lines === 0
        ? "Its logs could not be searched for the line."
        : `It does not stand among the ${counted(match.lines, "line")} of its logs that were read.`;
  }
}

function otherwise({ seen }: Pasted): readonly Finding[] {
  if (seen === undefined) return [];
  const same = seen.match.kind === "finding" ? seen.match.finding.id : undefined;
  return failuresOf(seen.diagnosis).filter(({ id }) => id !== same);
}

/** Whether pasted lines are critical: yes, no, or what decides it; then what that rests on. */
export function pasteParts(told: Pasted): readonly Part[] {
  const { paste, weight, seen } = told;
  const fix = seen?.match.kind === "finding" ? seen.match.finding.fix : undefined;
  const isOpen = weight.weight === "unclear" && seen?.match.kind !== "finding";
  return [
    { kind: "verdict", line: verdictOf(told) },
    { kind: "bullet", line: readIn(paste) },
    { kind: "bullet", line: matchLine(told) },
    ...(fix === undefined ? [] : [{ kind: "line", lead: "Do:", line: sentence(fix) } as const]),
    ...otherwise(told)
      .slice(0, ROOM.facts)
      .map(
        ({ headline }): Part => ({
          kind: "line",
          lead: seen?.match.kind === "finding" ? "Besides:" : "It fails otherwise:",
          line: sentence(headline),
        }),
      ),
    ...(isOpen ? [{ kind: "line", lead: "What decides it:", line: DECIDES } as const] : []),
    ...(seen === undefined
      ? []
      : [
          {
            kind: "buttons",
            buttons: [lookAtButton("What is wrong?", seen.diagnosis.application, 1)],
          } as const,
        ]),
  ];
}
