import { and, desc, eq, gte, sql } from "drizzle-orm";
import { type Database, fromNow } from "../database/database.ts";
import { investigation } from "../schema.ts";
import type { Investigation } from "./investigation.ts";

/**
 * Investigations of a team whose body holds `mentions` somewhere (a principal's id, a channel's), newest
 * first. A body is kept as text: whoever asks reads it and makes sure what the words stand for.
 */
export async function recent(
  db: Database,
  query: {
    readonly team: string;
    readonly mentions: string;
    readonly withinMs: number;
    readonly limit: number;
  },
): Promise<readonly Investigation[]> {
  return db
    .select()
    .from(investigation)
    .where(
      and(
        eq(investigation.team, query.team),
        gte(investigation.createdAt, fromNow(-query.withinMs)),
        sql`position(${JSON.stringify(query.mentions)}::text in ${investigation.body}) > 0`,
      ),
    )
    .orderBy(desc(investigation.createdAt))
    .limit(query.limit);
}
