import type { Database } from "../database/database.ts";
import { investigation } from "../schema.ts";
import type { NewInvestigation } from "./investigation.ts";

/** Queues an investigation; false when there is one of that id already. */
export async function create(db: Database, fresh: NewInvestigation): Promise<boolean> {
  const created = await db
    .insert(investigation)
    .values(fresh)
    .onConflictDoNothing()
    .returning({ id: investigation.id });
  return created.length > 0;
}
