import { sql } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { lease } from "../schema.ts";

/**
 * Takes one of `max` places of `key` for `ttlMs`; one that `owner` has already is renewed. False when all
 * are taken. A place whose time has run out is free: whoever had it is gone.
 *
 * One statement, a function of the database: a transaction of several would hold up every other.
 */
export async function acquire(
  db: Database,
  key: string,
  owner: string,
  max: number,
  ttlMs: number,
): Promise<boolean> {
  const [wanted, holder] = [sql.param(key, lease.key), sql.param(owner, lease.owner)];
  const [taken] = await db
    .select({ granted: sql<boolean>`granted` })
    .from(sql`app.acquire_lease(${wanted}, ${holder}, ${max}, ${ttlMs}) as granted`);
  return taken?.granted === true;
}
