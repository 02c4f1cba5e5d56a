import { and, eq, inArray, sql } from "drizzle-orm";
import { type Database, now } from "../database/database.ts";
import { investigation } from "../schema.ts";
import type { InvestigationStatus } from "./investigation.ts";

/**
 * Begins a run, and with it ends every earlier one: what those still write is refused. Returns the
 * new run's fence; undefined when the status is none of `from`.
 */
export async function startRun(
  db: Database,
  id: string,
  from: readonly InvestigationStatus[],
): Promise<number | undefined> {
  const [run] = await db
    .update(investigation)
    .set({ status: "running", fence: sql`${investigation.fence} + 1`, updatedAt: now })
    .where(and(eq(investigation.id, id), inArray(investigation.status, [...from])))
    .returning({ fence: investigation.fence });
  return run?.fence;
}
