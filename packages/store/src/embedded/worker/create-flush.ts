import type { Session } from "./create-session.ts";

/**
 * Brings what was committed so far to the disk, if anything was: with `synchronous_commit=off` a commit only
 * writes the log, and this syncs it, once for all commits before it. In PostgreSQL 17 and later a message with
 * `flush` in the log does that; it is read by nobody. False when there was nothing to be synced.
 */
export function createFlush(session: Session): () => Promise<boolean> {
  let flushed = "0/0";
  return async () => {
    const [result] = await session.run({
      text: `select pg_logical_emit_message(false, '', '', true)::text as at
             where pg_current_wal_insert_lsn() <> $1::pg_lsn`,
      params: [flushed],
    });
    const [row] = (result?.rows ?? []) as readonly { readonly at: string }[];
    if (row !== undefined) flushed = row.at;
    return row !== undefined;
  };
}
