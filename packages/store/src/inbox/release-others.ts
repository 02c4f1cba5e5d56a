import { and, eq, ne } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { inbox } from "../schema.ts";

/**
 * Frees what every other owner had claimed, at once. Only right where there can be no other owner
 * alive: at the start of the one process that has an embedded store. Returns how many.
 */
export async function releaseOthers(db: Database, owner: string): Promise<number> {
  const released = await db
    .update(inbox)
    .set({ state: "waiting", owner: null, leaseUntil: null })
    .where(and(eq(inbox.state, "claimed"), ne(inbox.owner, owner)))
    .returning({ id: inbox.id });
  return released.length;
}
