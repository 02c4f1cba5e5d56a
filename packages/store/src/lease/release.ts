import { and, eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { lease } from "../schema.ts";

/** Gives a place back; nothing happens when it was lost already. */
export async function release(db: Database, key: string, owner: string): Promise<void> {
  await db.delete(lease).where(and(eq(lease.key, key), eq(lease.owner, owner)));
}
