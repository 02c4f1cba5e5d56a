import type { WorkloadLogsResult } from "@lynceus/contract";
import { fitLines } from "./fit-lines.ts";
import { leftOutLine } from "./left-out-line.ts";
import { count, name, quote } from "./quote.ts";

type Entry = WorkloadLogsResult["entries"][number];

/** `get_application_workload_logs`' result: what was read, what could not be, then the lines. */
export function logsText(result: WorkloadLogsResult, maxBytes: number): string {
  const { read, notes, totalLines, matched, entries } = result;
  const head = [
    ...read.map((log, at) => `read #${at + 1} ${readLine(log)}`),
    ...notes.map((note) => `note: ${quote(note, 400)}`),
    matched === undefined
      ? `${count(totalLines, "line")} in all; repeats are folded, latest shown.`
      : `${matched} of ${count(totalLines, "line")} match; repeats are folded, latest shown.`,
  ];
  const places = new Map(read.map(({ pod }, at) => [pod, `#${at + 1}`]));
  const firstContext = entries.findIndex(({ part }) => part === "context");
  const title = firstContext === 0 ? "nothing in it looks like an error:" : "around it:";
  const lines = entries.map((entry, at) =>
    [...(at === firstContext ? [title] : []), entryLine(entry, places)].join("\n"),
  );
  return fitLines(
    head,
    lines,
    (shown) => leftOutLine(lines.length - shown, result.leftOut),
    maxBytes,
  );
}

function readLine({
  pod,
  container,
  previous,
  lines,
  from,
  to,
  state,
}: WorkloadLogsResult["read"][number]) {
  const run = previous ? "run before the restart" : "current run";
  const span = from === undefined ? "" : `, ${name(from)} to ${name(to ?? from)}`;
  const how = state === undefined ? "" : `; ${quote(state)}`;
  return `${name(pod)}/${name(container)}, ${run}: ${count(lines, "line")}${span}${how}`;
}

/** `2026-11-21T09:55:03Z error 14× until … in #1 "…"`. */
function entryLine(
  { level, text, count: times, at, last, pods }: Entry,
  places: ReadonlyMap<string, string>,
): string {
  return [
    at === undefined ? undefined : name(at),
    level === "other" ? undefined : level,
    times === 1 ? undefined : `${times}×${last === undefined ? "" : ` until ${name(last)}`}`,
    pods === undefined
      ? undefined
      : `in ${pods.map((pod) => places.get(pod) ?? name(pod)).join(" ")}`,
    quote(text, 2_000),
  ]
    .filter((part) => part !== undefined)
    .join(" ");
}
