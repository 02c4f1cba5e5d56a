import type { Diagnosis } from "@lynceus/contract";
import { ROOM } from "../limits.ts";
import { quoted } from "./phrases.ts";

/** What makes the application: a change of the Application itself is undone by it. Undefined where nothing does. */
export function madeBySentence({ madeBy }: Diagnosis): string | undefined {
  if (madeBy === undefined) return undefined;
  const { kind, name } = madeBy;
  const maker = `${kind === "ApplicationSet" ? "ApplicationSet" : "application"} ${quoted(name, ROOM.name)}`;
  return `Made by ${maker}, which undoes changes of the Application itself.`;
}
