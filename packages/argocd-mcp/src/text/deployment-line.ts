import type { RevisionChange } from "@lynceus/contract";
import { name, quote } from "./quote.ts";

/** `deployed 2026-11-21T09:55:03Z: f38f0c4… "payments-api: roll out 2.4.0-rc1" author "Ivo" by auto-sync`. */
export function deploymentLine(change: RevisionChange): string {
  const { revision, message, author, deployedAt, initiatedBy } = change;
  const subject = message?.split("\n")[0] ?? "";
  return [
    `deployed ${deployedAt ?? "at an unknown time"}: ${name(revision)}`,
    subject === "" ? undefined : quote(subject, 120),
    author === undefined ? undefined : `author ${quote(author, 80)}`,
    initiatedBy === undefined ? undefined : `by ${who(initiatedBy)}`,
  ]
    .filter((part) => part !== undefined)
    .join(" ");
}

function who(initiatedBy: string): string {
  return initiatedBy === "true" ? "auto-sync" : quote(initiatedBy, 80);
}
