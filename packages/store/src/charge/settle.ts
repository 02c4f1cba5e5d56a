import { eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { charge } from "../schema.ts";

/** Charges what an investigation has cost, in US dollars, in place of what was set aside; the last word counts. */
export async function settle(db: Database, investigationId: string, usd: number): Promise<void> {
  await db.update(charge).set({ usd, held: 0 }).where(eq(charge.investigationId, investigationId));
}
