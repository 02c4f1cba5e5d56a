import type { Finding } from "@lynceus/contract";
import { ROOM } from "../limits.ts";
import { counted, quoted } from "./phrases.ts";

const NAMED = 3;

/** `12 applications have this, … among them`: a cause that is not this application's own; undefined when it is. */
export function sharedBySentence({ sharedBy }: Finding): string | undefined {
  if (sharedBy === undefined || sharedBy.count < 1) return undefined;
  const names = sharedBy.applications.slice(0, NAMED).map((name) => quoted(name, ROOM.name));
  const among = names.length === 0 ? "" : `, ${names.join(", ")} among them`;
  return `${counted(sharedBy.count + 1, "application")} have this${among}.`;
}
