import { and, lte } from "drizzle-orm";
import { type Database, fromNow } from "../database/database.ts";
import { inbox } from "../schema.ts";
import { claimable, type InboxItem, itemColumns } from "./item.ts";

/** Items that arrived a while ago and that nobody is at, oldest first: what a sweep picks up. */
export async function unfinished(
  db: Database,
  query: { readonly olderThanMs: number; readonly limit: number },
): Promise<readonly InboxItem[]> {
  return db
    .select(itemColumns)
    .from(inbox)
    .where(and(claimable(), lte(inbox.receivedAt, fromNow(-query.olderThanMs))))
    .orderBy(inbox.id)
    .limit(query.limit);
}
