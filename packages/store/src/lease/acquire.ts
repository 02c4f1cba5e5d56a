import { and, count, eq, lte } from "drizzle-orm";
import { lockUntilEnd } from "../database/advisory-lock.ts";
import { type Database, fromNow, now } from "../database/database.ts";
import { lease } from "../schema.ts";

/**
 * Takes one of `max` places of `key` for `ttlMs`; one that `owner` has already is renewed. False when all
 * are taken. A place whose time has run out is free: whoever had it is gone.
 */
export async function acquire(
  db: Database,
  key: string,
  owner: string,
  max: number,
  ttlMs: number,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    await lockUntilEnd(tx, "lease");
    const renewed = await tx
      .update(lease)
      .set({ until: fromNow(ttlMs) })
      .where(and(eq(lease.key, key), eq(lease.owner, owner)))
      .returning({ key: lease.key });
    if (renewed.length > 0) return true;

    await tx.delete(lease).where(and(eq(lease.key, key), lte(lease.until, now)));
    const [taken] = await tx.select({ places: count() }).from(lease).where(eq(lease.key, key));
    if ((taken?.places ?? 0) >= max) return false;
    await tx.insert(lease).values({ key, owner, until: fromNow(ttlMs) });
    return true;
  });
}
