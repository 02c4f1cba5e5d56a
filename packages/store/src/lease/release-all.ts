import type { Database } from "../database/database.ts";
import { lease } from "../schema.ts";

/** Frees every place. Only right at the start of the one process that has an embedded store. */
export async function releaseAll(db: Database): Promise<void> {
  await db.delete(lease);
}
