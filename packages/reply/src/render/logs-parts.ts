import type { Told, WorkloadLogsResult } from "@lynceus/contract";
import { lookAtButton } from "../action/to-button.ts";
import { ROOM } from "../limits.ts";
import type { Part } from "../message/part.ts";
import { applicationLabel } from "../words/application-label.ts";
import { counted, firstFew, quoted, sentence, shortPod } from "../words/phrases.ts";

type Logs = Extract<Told, { outcome: "logs" }>;
type Entry = WorkloadLogsResult["entries"][number];

const PODS = 3;
const NOTES = 3;
/** Less than a fence takes, for the marks around it. */
const CHARACTERS = ROOM.excerpt - 100;

function runOf({ pod, container, previous, lines }: WorkloadLogsResult["read"][number]): string {
  const run = previous ? ", the run before its last restart" : "";
  const length = lines === 0 ? "" : ` (${counted(lines, "line")})`;
  return `pod ${shortPod(pod)}, container ${quoted(container, 40)}${run}${length}`;
}

function textOf({ text, count }: Entry): string {
  return count > 1 ? `${text} (${count.toLocaleString("en-US")} times)` : text;
}

/** The newest that fit, in their order. */
function newest(entries: readonly Entry[]): readonly Entry[] {
  let room = CHARACTERS;
  const kept: Entry[] = [];
  for (const entry of [...entries].reverse()) {
    room -= textOf(entry).length + 1;
    if (room < 0 && kept.length > 0) break;
    kept.unshift(entry);
  }
  return kept;
}

function verdictOf({ application, logs }: Logs, telling: number): string {
  const label = applicationLabel(application);
  const [first] = logs.read;
  if (first === undefined) return `${label}: there is no log to show.`;
  const many = logs.read.length > 1 ? counted(logs.read.length, "pod") : runOf(first);
  if (logs.totalLines === 0) return `${label}: the log of ${many} is empty.`;
  if (telling === 0) return `${label}: no errors or warnings in the log of ${many}.`;
  return `${label}: ${counted(telling, "telling entry", "telling entries")} in the log of ${many}.`;
}

/** The telling lines of a log, where they stand, and what is not shown. */
export function logsParts(told: Logs): readonly Part[] {
  const { application, logs } = told;
  const telling = logs.entries.filter(({ part }) => part === "telling");
  const others = logs.entries.filter(({ part }) => part !== "telling");
  const shown = newest(telling.length > 0 ? telling : others);
  const hidden = (telling.length > 0 ? telling : others).length - shown.length;
  const shownLines = shown.reduce((sum, { count }) => sum + count, 0);
  const rest = Math.max(0, logs.totalLines - shownLines);
  const runs = logs.read.map(runOf);
  const states = logs.read.flatMap(({ state }) => (state === undefined ? [] : [state]));
  return [
    { kind: "verdict", line: verdictOf(told, telling.length) },
    ...(runs.length > 1
      ? [{ kind: "line", lead: "Read:", line: sentence(firstFew(runs, PODS, "; ")) } as const]
      : []),
    ...(states[0] === undefined || runs.length > 1
      ? []
      : [{ kind: "line", lead: "State:", line: sentence(states[0]) } as const]),
    ...(shown.length === 0
      ? []
      : [
          {
            kind: "excerpt",
            line: telling.length > 0 ? "Errors and warnings, the newest last:" : "Its last lines:",
            excerpt: shown.map(textOf).join("\n"),
          } as const,
        ]),
    ...(rest > 0
      ? [
          {
            kind: "line",
            lead: "Left out:",
            line: `${hidden > 0 ? `${hidden} earlier of the same kind, and in all ` : ""}${counted(rest, "line")} of ${logs.totalLines.toLocaleString("en-US")} read.`,
          } as const,
        ]
      : []),
    ...(logs.notes.length === 0
      ? []
      : [{ kind: "line", line: sentence(firstFew(logs.notes, NOTES, " ")) } as const]),
    { kind: "buttons", buttons: [lookAtButton("What is wrong?", application, 1)] },
  ];
}
