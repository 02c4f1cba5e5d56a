import { desc, eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { investigation } from "../schema.ts";
import type { Investigation } from "./investigation.ts";

/** The investigation that was begun last in a thread. */
export async function latestOfThread(
  db: Database,
  threadKey: string,
): Promise<Investigation | undefined> {
  const [latest] = await db
    .select()
    .from(investigation)
    .where(eq(investigation.threadKey, threadKey))
    .orderBy(desc(investigation.createdAt))
    .limit(1);
  return latest;
}
