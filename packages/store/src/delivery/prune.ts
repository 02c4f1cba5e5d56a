import { inArray, lte } from "drizzle-orm";
import { type Database, fromNow } from "../database/database.ts";
import { delivery } from "../schema.ts";

/**
 * Forgets messages that were begun long ago; returns how many, `limit` at most. One of the same key is
 * sent anew from then on, so keep them for as long as anything may be done again.
 */
export async function prune(
  db: Database,
  request: { readonly olderThanMs: number; readonly limit: number },
): Promise<number> {
  const old = db
    .select({ key: delivery.key })
    .from(delivery)
    .where(lte(delivery.begunAt, fromNow(-request.olderThanMs)))
    .limit(request.limit)
    .for("update", { skipLocked: true });
  const pruned = await db
    .delete(delivery)
    .where(inArray(delivery.key, old))
    .returning({ key: delivery.key });
  return pruned.length;
}
