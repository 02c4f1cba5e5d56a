import type { Finding, RevisionChange } from "@lynceus/contract";
import { ROOM } from "../limits.ts";
import type { Line } from "../markup/write-line.ts";
import { quoted } from "./phrases.ts";

/** A Git commit as people say it; a chart version stays whole. */
export function shortRevision(revision: string): string {
  return /^[0-9a-f]{40}$/.test(revision) ? revision.slice(0, 7) : revision;
}

/** Argo CD's author is Git's `Name <e-mail>`; the address is nobody's business in a channel. */
function authorName(author: string): string {
  return author
    .replace(/\s*<[^>]*>\s*$/, "")
    .trim()
    .slice(0, ROOM.name);
}

/** Who changed what and when: `It came with f38f0c4 "payments-api: roll out …", Ivo Lindqvist, 6 min ago`. */
export function changeLine(change: RevisionChange, subject: Finding["subject"] | undefined): Line {
  const title = change.message?.split("\n", 1)[0]?.trim().slice(0, ROOM.name) ?? "";
  const author = authorName(change.author ?? "");
  const by = change.initiatedBy;
  const at = change.deployedAt ?? change.date;
  return [
    subject === "new-revision" ? "It came with " : "Last change: ",
    quoted(shortRevision(change.revision), ROOM.name),
    title === "" ? "" : ` "${title}"`,
    author === "" ? "" : `, ${author}`,
    by === undefined || by === "true" || by === author
      ? ""
      : `, synced by ${by.slice(0, ROOM.name)}`,
    ...(at === undefined ? [] : [", ", { at, show: "ago" } as const]),
  ];
}
