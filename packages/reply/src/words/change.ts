import type { Diagnosis } from "@lynceus/contract";
import { ROOM } from "../limits.ts";
import type { Line } from "../markup/write-line.ts";
import { quoted } from "./phrases.ts";

/** A Git commit as people say it; a chart's version stays whole. */
export function shortRevision(revision: string): string {
  return /^[0-9a-f]{40}$/.test(revision) ? revision.slice(0, 7) : revision;
}

/** Argo CD's author is Git's `Name <e-mail>`; the address is nobody's business in a channel. */
export function authorName(author: string): string {
  return author
    .replace(/\s*<[^>]*>\s*$/, "")
    .trim()
    .slice(0, ROOM.name);
}

/**
 * Who changed what last, and when. Where applications share a repository, the deployed commit may be about
 * another one: its author is then not named, because nobody shall be blamed by mistake.
 */
export function changeLine({
  change,
  application,
}: Pick<Diagnosis, "change" | "application">): Line | undefined {
  if (change === undefined) return undefined;
  const isOwn = change.message?.includes(application.name) === true;
  const title = change.message?.split("\n", 1)[0]?.trim().slice(0, ROOM.name) ?? "";
  const author = isOwn ? authorName(change.author ?? "") : "";
  const by = change.initiatedBy;
  const bySomebody = by !== undefined && by !== "true" && by !== author;
  const at = change.deployedAt ?? change.date;
  return [
    isOwn ? "Last change: " : "Last deploy: ",
    quoted(shortRevision(change.revision), ROOM.name),
    title === "" ? "" : ` "${title}"`,
    author === "" ? "" : `, ${author}`,
    bySomebody ? `, synced by ${by.slice(0, ROOM.name)}` : "",
    ...(at === undefined ? [] : [", ", { at, show: "ago" } as const]),
  ];
}
