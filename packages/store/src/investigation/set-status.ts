import { and, eq, inArray } from "drizzle-orm";
import { type Database, now } from "../database/database.ts";
import { investigation } from "../schema.ts";
import type { InvestigationStatus } from "./investigation.ts";

/**
 * Moves an investigation on, only from one of `from`, and, given a fence, only while that run is the
 * present one, and keeps its `result`. False when it was not moved. To `running` it moves by `startRun`.
 */
export async function setStatus(
  db: Database,
  change: {
    readonly id: string;
    readonly from: readonly InvestigationStatus[];
    readonly to: Exclude<InvestigationStatus, "running">;
    readonly fence?: number;
    readonly result?: unknown;
  },
): Promise<boolean> {
  const moved = await db
    .update(investigation)
    .set({ status: change.to, result: change.result, updatedAt: now })
    .where(
      and(
        eq(investigation.id, change.id),
        inArray(investigation.status, [...change.from]),
        change.fence === undefined ? undefined : eq(investigation.fence, change.fence),
      ),
    )
    .returning({ id: investigation.id });
  return moved.length > 0;
}
