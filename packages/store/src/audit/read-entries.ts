import type { Database } from "../database/database.ts";
import type { AuditEntry } from "./entry.ts";
import { type AuditRange, list } from "./list.ts";

const page = 500;

/** Every entry of a range in order, a page at a time: the same memory for any length of chain. */
export async function* readEntries(
  db: Database,
  range: AuditRange,
  signal?: AbortSignal,
): AsyncGenerator<AuditEntry> {
  let after: number | undefined;
  for (;;) {
    signal?.throwIfAborted();
    const entries = await list(db, {
      ...range,
      limit: page,
      ...(after !== undefined && { after }),
    });
    yield* entries;
    if (entries.length < page) return;
    after = entries.at(-1)?.seq;
  }
}
