import type { EventsResult } from "@lynceus/contract";
import { fitLines } from "./fit-lines.ts";
import { leftOutLine } from "./left-out-line.ts";
import { count, name, quote } from "./quote.ts";

/** The result of the events tools: whose events, what is missing, then warnings before the rest. */
export function eventsText(result: EventsResult, maxBytes: number): string {
  const { asked, notes, total, events, leftOut } = result;
  const head = [
    `${count(total, "event")} of ${asked.map(name).join(", ")}; newest first, repeats folded.`,
    ...notes.map((note) => `note: ${quote(note, 450)}`),
    ...(total > 0
      ? []
      : ["Kubernetes keeps events for an hour unless set otherwise: older ones are gone."]),
  ];
  const lines = events.map(eventLine);
  return fitLines(head, lines, (shown) => leftOutLine(lines.length - shown, leftOut), maxBytes);
}

/** `Warning BackOff 14× 2026-11-21T09:55:03Z (since …) Pod/web-1 "…"`. */
function eventLine(event: EventsResult["events"][number]): string {
  const { type, reason, message, count: times, first, last, objects, more } = event;
  return [
    name(type),
    name(reason),
    times === 1 ? undefined : `${times}×`,
    last === undefined ? undefined : name(last),
    first === undefined ? undefined : `(since ${name(first)})`,
    `${objects.map(name).join(", ")}${more === undefined ? "" : ` and ${more} more`}`,
    quote(message, 600),
  ]
    .filter((part) => part !== undefined)
    .join(" ");
}
