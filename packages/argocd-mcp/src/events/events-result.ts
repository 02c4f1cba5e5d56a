import type { ResourceEvent } from "@lynceus/argocd";
import type { EventsResult } from "@lynceus/contract";
import { clip } from "../clip.ts";
import { fitItems, TOKEN_BYTES } from "../fit-items.ts";
import { leaveOut } from "../leave-out.ts";
import type { KeptResults } from "../tool.ts";
import { foldEvents, lastOf } from "./fold-events.ts";

/** What is said of the rest. */
const FRAME_BYTES = 300;
const MESSAGE_IN_WHOLE = 4_000;
const MOST_EVENTS = 2_000;

/** The events of some objects as a result within its budget. */
export function eventsResult(
  found: {
    readonly asked: readonly string[];
    readonly notes: readonly string[];
    readonly events: readonly ResourceEvent[];
  },
  options: {
    readonly tool: string;
    readonly results: KeptResults;
    readonly maxTokens: number;
    readonly narrow: string;
  },
): EventsResult {
  const { tool, results, maxTokens, narrow } = options;
  const maxBytes = maxTokens * TOKEN_BYTES - FRAME_BYTES;
  const newest = [...found.events].sort(newestFirst).slice(0, MOST_EVENTS);
  const older = found.events.length - newest.length;
  const lines = foldEvents(newest);
  const said = [
    ...found.notes.map((note) => clip(note, 400)),
    ...(older === 0 ? [] : [`not looked at: ${older} older events`]),
  ];
  const asked = [...fitItems(found.asked, maxBytes / 5)];
  const notes = [...fitItems(said, maxBytes / 4)];
  const room = maxBytes - Buffer.byteLength(JSON.stringify([asked, notes]));
  const events = [...fitItems(lines, room)];
  const missing = lines.length - events.length + (said.length - notes.length);
  const cut = events.filter(({ message }) => message.endsWith("…")).length;
  return {
    asked,
    notes,
    total: lines.reduce((sum, { count }) => sum + count, 0),
    events,
    ...leaveOut(results, {
      tool,
      whole: { asked: found.asked, notes: said, events: newest.map(wholeEvent) },
      count: missing + cut,
      narrow,
    }),
  };
}

function wholeEvent({ message, ...event }: ResourceEvent): ResourceEvent {
  const isLong = message.length > MESSAGE_IN_WHOLE;
  return { ...event, message: isLong ? clip(message, MESSAGE_IN_WHOLE) : message };
}

function newestFirst(a: ResourceEvent, b: ResourceEvent): number {
  return lastOf(b).localeCompare(lastOf(a));
}
