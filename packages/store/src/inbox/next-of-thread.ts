import { and, eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { inbox } from "../schema.ts";
import { claimable, type InboxItem, itemColumns, unsettled } from "./item.ts";

/**
 * The oldest unsettled item of a thread; undefined when there is none, or when someone is at it, so
 * that a thread's items are done one after the other in the order of arrival.
 */
export async function nextOfThread(
  db: Database,
  threadKey: string,
): Promise<InboxItem | undefined> {
  const oldest = db
    .select({ id: inbox.id })
    .from(inbox)
    .where(and(eq(inbox.threadKey, threadKey), unsettled))
    .orderBy(inbox.id)
    .limit(1);
  const [item] = await db
    .select(itemColumns)
    .from(inbox)
    .where(and(eq(inbox.id, oldest), claimable()));
  return item;
}
