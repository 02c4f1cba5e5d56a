import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";

/** "LYNC": keeps our locks apart from those of other users of the same server. */
const family = 0x4c_59_4e_43;

/** The two keys of each lock, for `pg_advisory_xact_lock`. */
export const advisoryLocks = {
  migrate: [family, 1],
  audit: [family, 2],
  lease: [family, 3],
} as const;

/** Waits until no other transaction of any process holds this lock; the transaction's end frees it. */
export async function lockUntilEnd(tx: Database, lock: keyof typeof advisoryLocks): Promise<void> {
  const [first, second] = advisoryLocks[lock];
  await tx.execute(sql`select pg_advisory_xact_lock(${first}::int, ${second}::int)`);
}
