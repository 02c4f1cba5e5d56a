import { and, inArray, lte } from "drizzle-orm";
import { type Database, fromNow } from "../database/database.ts";
import { investigation } from "../schema.ts";
import type { Investigation } from "./investigation.ts";

/** Investigations that were queued or begun a while ago and have not ended, oldest first: for a sweep. */
export async function unfinished(
  db: Database,
  query: { readonly olderThanMs: number; readonly limit: number },
): Promise<readonly Investigation[]> {
  return db
    .select()
    .from(investigation)
    .where(
      and(
        inArray(investigation.status, ["queued", "running"]),
        lte(investigation.updatedAt, fromNow(-query.olderThanMs)),
      ),
    )
    .orderBy(investigation.createdAt)
    .limit(query.limit);
}
