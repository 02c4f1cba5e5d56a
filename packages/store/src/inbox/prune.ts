import { inArray, lte } from "drizzle-orm";
import { type Database, fromNow } from "../database/database.ts";
import { inbox } from "../schema.ts";

/**
 * Forgets settled items; returns how many, `limit` at most, so that no call takes long. Keep them
 * for a day at least: Slack announces an event again for up to an hour.
 */
export async function prune(
  db: Database,
  request: { readonly olderThanMs: number; readonly limit: number },
): Promise<number> {
  const old = db
    .select({ id: inbox.id })
    .from(inbox)
    .where(lte(inbox.settledAt, fromNow(-request.olderThanMs)))
    .limit(request.limit);
  const pruned = await db.delete(inbox).where(inArray(inbox.id, old)).returning({ id: inbox.id });
  return pruned.length;
}
