import { type SQL, sql } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";

/** PGlite, PostgreSQL, or a transaction on either: what a verb is given. */
export type Database = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/** The database's own clock, so that the clocks of several processes never matter. */
export const now: SQL<Date> = sql`clock_timestamp()`;

export function fromNow(ms: number): SQL<Date> {
  return sql`clock_timestamp() + ${ms} * interval '1 millisecond'`;
}
