import { and, eq, inArray, lte, notExists, sql } from "drizzle-orm";
import { type Database, fromNow } from "../database/database.ts";
import { conversation, investigation } from "../schema.ts";

/**
 * Forgets threads in which nothing has changed for long and of which no investigation is kept; returns how
 * many, `limit` at most.
 */
export async function prune(
  db: Database,
  request: { readonly olderThanMs: number; readonly limit: number },
): Promise<number> {
  const investigated = db
    .select({ one: sql`1` })
    .from(investigation)
    .where(eq(investigation.threadKey, conversation.threadKey));
  const quiet = db
    .select({ threadKey: conversation.threadKey })
    .from(conversation)
    .where(and(lte(conversation.updatedAt, fromNow(-request.olderThanMs)), notExists(investigated)))
    .limit(request.limit)
    .for("update", { skipLocked: true });
  const pruned = await db
    .delete(conversation)
    .where(inArray(conversation.threadKey, quiet))
    .returning({ threadKey: conversation.threadKey });
  return pruned.length;
}
