import type { AuditQuery } from "@lynceus/bot/control";
import type { AuditEntry } from "@lynceus/store";
import type { ShowCommand } from "../arguments.ts";
import type { Output } from "../output.ts";
import type { AuditSource } from "./audit-source.ts";
import { entryLine } from "./entry-line.ts";
import { matches } from "./matches.ts";

const USUAL = 20;

/** Prints entries, a line each: those of a stretch, or the last ones, that match. */
export async function showAudit(
  source: AuditSource,
  command: Omit<ShowCommand, "kind">,
  output: Output,
  signal: AbortSignal,
): Promise<void> {
  const { json } = command;
  let [shown, first] = [0, 0];
  for await (const entry of find(source, command, signal)) {
    shown += 1;
    first ||= entry.seq;
    await output.write(json ? jsonLine(entry) : entryLine(entry));
  }
  if (json) return;
  if (shown === 0) output.note("No entry matches.");
  else if (isUsual(command) && first > 1) {
    output.note(`Only the last ${shown} that match; --last N or --from SEQ shows more.`);
  }
}

const isUsual = ({ last, from, to }: Omit<ShowCommand, "kind">) =>
  last === undefined && from === undefined && to === undefined;

async function* find(
  source: AuditSource,
  command: Omit<ShowCommand, "kind">,
  signal: AbortSignal,
): AsyncGenerator<AuditEntry> {
  const { from, to, who, tool, outcome } = command;
  const last = isUsual(command) ? USUAL : command.last;
  const stretch: AuditQuery = {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
  if (who === undefined && tool === undefined && outcome === undefined) {
    yield* source.entries({ ...stretch, ...(last !== undefined && { last }) }, signal);
    return;
  }
  // How far back the last ones that match begin is known only at the end.
  const kept: AuditEntry[] = [];
  for await (const entry of source.entries(stretch, signal)) {
    if (!matches(entry, command)) continue;
    if (last === undefined) yield entry;
    else if (kept.push(entry) > last) kept.shift();
  }
  yield* kept;
}

/** The exact text that was hashed is in the export; here it is for reading on. */
function jsonLine({ seq, at, hash, body }: AuditEntry): string {
  return JSON.stringify({ seq, at, hash, body: parseBody(body) });
}

function parseBody(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
