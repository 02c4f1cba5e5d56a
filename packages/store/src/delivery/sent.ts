import { eq, sql } from "drizzle-orm";
import { type Database, now } from "../database/database.ts";
import { delivery } from "../schema.ts";

/** Writes down Slack's `ts` of a begun message; the first one stays. */
export async function sent(db: Database, key: string, ts: string): Promise<void> {
  const kept = await db
    .update(delivery)
    .set({ ts: sql`coalesce(${delivery.ts}, ${sql.param(ts, delivery.ts)})`, sentAt: now })
    .where(eq(delivery.key, key))
    .returning({ key: delivery.key });
  if (kept.length === 0) throw new Error(`Delivery ${key} was never begun`);
}
