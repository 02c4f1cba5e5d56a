import type { Database } from "../database/database.ts";
import type { AuditEntry } from "./entry.ts";
import { list } from "./list.ts";

const page = 500;

/** Every entry in order, a page at a time: the same memory for any length of chain. */
export async function* readEntries(db: Database, signal?: AbortSignal): AsyncGenerator<AuditEntry> {
  let after: number | undefined;
  for (;;) {
    signal?.throwIfAborted();
    const entries = await list(db, { limit: page, ...(after !== undefined && { after }) });
    yield* entries;
    if (entries.length < page) return;
    after = entries.at(-1)?.seq;
  }
}
