import { isDeepStrictEqual } from "node:util";
import { type Path, sayPath } from "@lynceus/config";

export interface Change {
  readonly path: Path;
  /** `channels.C1.projects: ["checkout"] → ["*"]`; where a value may be a secret, only that it changed. */
  readonly sentence: string;
}

/** Below these a value is never told: a header's value or a command's argument may be a secret. */
const UNTOLD = new Set<PropertyKey>(["headers", "credential"]);

/** What differs between two configurations, place by place. */
export function findChanges(before: unknown, after: unknown, path: Path = []): readonly Change[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (path.some((step) => UNTOLD.has(step)))
    return [{ path, sentence: `${sayPath(path)} changed` }];
  if (!isSection(before) || !isSection(after))
    return [{ path, sentence: say(path, before, after) }];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => findChanges(before[name], after[name], [...path, name]));
}

function isSection(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function say(path: Path, before: unknown, after: unknown): string {
  const place = sayPath(path);
  if (isPlain(before) && isPlain(after)) return `${place}: ${tell(before)} → ${tell(after)}`;
  if (before === undefined) return `${place} added`;
  return after === undefined ? `${place} removed` : `${place} changed`;
}

function isPlain(value: unknown): boolean {
  return Array.isArray(value)
    ? value.every((item) => typeof item !== "object")
    : typeof value !== "object";
}

const tell = (value: unknown) => (value === undefined ? "not set" : JSON.stringify(value));
