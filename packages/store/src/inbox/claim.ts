import { and, eq, sql } from "drizzle-orm";
import { type Database, fromNow } from "../database/database.ts";
import { inbox } from "../schema.ts";
import { claimable, type InboxItem, itemColumns } from "./item.ts";

/**
 * Takes an item for one owner until `leaseMs` from now; undefined when someone else has it, or it is
 * settled. Its `token` is what `finish`, `fail` and `release` ask for.
 */
export async function claim(
  db: Database,
  request: { readonly id: number; readonly owner: string; readonly leaseMs: number },
): Promise<InboxItem | undefined> {
  const [item] = await db
    .update(inbox)
    .set({
      state: "claimed",
      owner: request.owner,
      token: sql`${inbox.token} + 1`,
      leaseUntil: fromNow(request.leaseMs),
    })
    .where(and(eq(inbox.id, request.id), claimable()))
    .returning(itemColumns);
  return item;
}
