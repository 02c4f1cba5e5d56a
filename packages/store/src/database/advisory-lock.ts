import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";

/** "LYNC": keeps our locks apart from those of other users of the same server. */
const family = 0x4c_59_4e_43;
const locks = { migrate: 1, audit: 2, lease: 3 } as const;

/** Waits until no other transaction of any process holds this lock; the transaction's end frees it. */
export async function lockUntilEnd(tx: Database, lock: keyof typeof locks): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${family}::int, ${locks[lock]}::int)`);
}
