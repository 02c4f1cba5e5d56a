import { and, eq } from "drizzle-orm";
import { type Database, fromNow } from "../database/database.ts";
import { inbox } from "../schema.ts";

/** Keeps a claim until `leaseMs` from now. False when it has passed to someone else, or is settled. */
export async function extend(
  db: Database,
  id: number,
  token: number,
  leaseMs: number,
): Promise<boolean> {
  const kept = await db
    .update(inbox)
    .set({ leaseUntil: fromNow(leaseMs) })
    .where(and(eq(inbox.id, id), eq(inbox.token, token), eq(inbox.state, "claimed")))
    .returning({ id: inbox.id });
  return kept.length > 0;
}
