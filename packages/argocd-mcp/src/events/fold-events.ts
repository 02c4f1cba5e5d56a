import type { ResourceEvent } from "@lynceus/argocd";
import type { EventsResult } from "@lynceus/contract";
import { clip } from "../clip.ts";
import { shapeOf } from "../shape-of.ts";

type EventLine = EventsResult["events"][number];

const NAMED = 3;
const MESSAGE = 500;

/** Events as lines: repeats and the same of several objects are one; warnings first, then newest first. */
export function foldEvents(events: readonly ResourceEvent[]): readonly EventLine[] {
  const groups = new Map<string, ResourceEvent[]>();
  for (const event of unique(events)) {
    const { kind = "", name = "" } = event.involvedObject;
    const key = JSON.stringify([event.type, event.reason, kind, shapeOf(event.message, [name])]);
    const same = groups.get(key);
    if (same === undefined) groups.set(key, [event]);
    else same.push(event);
  }
  return [...groups.values()].map(toLine).sort(tellingFirst);
}

/** Argo CD may give one event for two of the objects that were asked for. */
function unique(events: readonly ResourceEvent[]): readonly ResourceEvent[] {
  return [...new Map(events.map((event) => [JSON.stringify(event), event])).values()];
}

function toLine(group: readonly ResourceEvent[]): EventLine {
  const newest = group.reduce((a, b) => (lastOf(b) > lastOf(a) ? b : a));
  const first = group.map(firstOf).filter(isTime).sort()[0];
  const last = lastOf(newest);
  const objects = [...new Set(group.map(objectOf))];
  return {
    type: newest.type,
    reason: clip(newest.reason, 100),
    message: clip(newest.message, MESSAGE),
    count: group.reduce((sum, { count }) => sum + Math.max(1, count ?? 1), 0),
    ...(first === undefined || first === last ? {} : { first }),
    ...(isTime(last) ? { last } : {}),
    objects: objects.slice(0, NAMED),
    ...(objects.length > NAMED ? { more: objects.length - NAMED } : {}),
  };
}

function tellingFirst(a: EventLine, b: EventLine): number {
  const isCalm = (event: EventLine) => Number(event.type === "Normal");
  return isCalm(a) - isCalm(b) || (b.last ?? "").localeCompare(a.last ?? "");
}

/** When it happened last, or nothing: new-style events carry only `eventTime`. */
export function lastOf({ lastTimestamp, eventTime, firstTimestamp }: ResourceEvent): string {
  return lastTimestamp ?? eventTime ?? firstTimestamp ?? "";
}

function firstOf({ firstTimestamp, eventTime, lastTimestamp }: ResourceEvent): string {
  return firstTimestamp ?? eventTime ?? lastTimestamp ?? "";
}

function objectOf({ involvedObject: { kind = "object", name = "" } }: ResourceEvent): string {
  return clip(`${kind}/${name}`, 300);
}

function isTime(text: string): boolean {
  return text !== "";
}
