import type { Database } from "../database/database.ts";
import type { AuditRange } from "./list.ts";
import { readEntries } from "./read-entries.ts";

/** The chain as JSON lines, `body` as the very text that was hashed: enough to verify it elsewhere. */
export async function* exportLines(
  db: Database,
  range: AuditRange = {},
  signal?: AbortSignal,
): AsyncGenerator<string> {
  for await (const { seq, prev, at, body, hash } of readEntries(db, range, signal)) {
    yield `${JSON.stringify({ seq, prev, at, body, hash })}\n`;
  }
}
