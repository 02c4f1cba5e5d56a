import { and, eq, inArray, lte } from "drizzle-orm";
import { type Database, fromNow } from "../database/database.ts";
import { investigation } from "../schema.ts";
import type { Investigation } from "./investigation.ts";

/** Investigations that were queued or begun a while ago and have not ended, oldest first; of one thread where it is named. */
export async function unfinished(
  db: Database,
  query: { readonly olderThanMs: number; readonly limit: number; readonly threadKey?: string },
): Promise<readonly Investigation[]> {
  return db
    .select()
    .from(investigation)
    .where(
      and(
        inArray(investigation.status, ["queued", "running"]),
        lte(investigation.updatedAt, fromNow(-query.olderThanMs)),
        query.threadKey === undefined ? undefined : eq(investigation.threadKey, query.threadKey),
      ),
    )
    .orderBy(investigation.createdAt)
    .limit(query.limit);
}
