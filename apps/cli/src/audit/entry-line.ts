import type { AuditEntry } from "@lynceus/store";
import { plain, time } from "../words.ts";
import { type AuditBody, readBody } from "./audit-body.ts";

const MOST_UNKNOWN = 160;

/** An entry as one line: number, time, who, tool, application, decision, outcome, duration, reason. */
export function entryLine(entry: AuditEntry): string {
  const place = `${String(entry.seq).padStart(6)}  ${time(entry.at)}`;
  const body = readBody(entry);
  if (body === undefined) return `${place}  ${plain(entry.body).slice(0, MOST_UNKNOWN)}`;
  const columns = [
    place,
    plain(body.principal.name).padEnd(16),
    plain(body.tool).padEnd(20),
    plain(aboutWhat(body)).padEnd(32),
    `${body.effect} (${plain(body.policy)})`.padEnd(16),
    body.outcome.padEnd(7),
    `${body.durationMs} ms`.padStart(8),
    plain(body.reason ?? ""),
  ];
  return columns.join("  ").trimEnd();
}

/** The application, or as much of it as the call was about. */
function aboutWhat({ target }: AuditBody): string {
  if (target === undefined) return "-";
  const { instance, project, namespace, name } = target;
  if (name === undefined) return `${instance} project ${project}`;
  return [instance, namespace, name].filter((part) => part !== undefined).join("/");
}
