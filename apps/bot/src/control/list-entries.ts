import type { AuditEntry, Store } from "@lynceus/store";
import type { AuditQuery } from "./protocol.ts";

const PAGE = 500;

/** Entries of a stretch in the order of the chain, a page at a time: the same memory for any length. */
export async function* listEntries(
  audit: Pick<Store["audit"], "head" | "list">,
  query: AuditQuery,
  signal: AbortSignal,
): AsyncGenerator<AuditEntry> {
  const { from, to = Number.MAX_SAFE_INTEGER, limit = Number.MAX_SAFE_INTEGER } = query;
  let after = await findStart(audit, query);
  if (from !== undefined) after = Math.max(after ?? 0, from - 1);
  for (let left = limit; left > 0; ) {
    signal.throwIfAborted();
    const size = Math.min(PAGE, left);
    const page = await audit.list({ limit: size, ...(after !== undefined && { after }) });
    for (const entry of page) {
      if (entry.seq > to) return;
      yield entry;
    }
    if (page.length < size) return;
    after = page.at(-1)?.seq;
    left -= page.length;
  }
}

/** The number before the last `last` entries of the stretch; undefined from the very beginning. */
async function findStart(
  audit: Pick<Store["audit"], "head">,
  { last, to }: AuditQuery,
): Promise<number | undefined> {
  if (last === undefined) return undefined;
  const end = (await audit.head())?.seq ?? 0;
  return Math.min(end, to ?? end) - last;
}
