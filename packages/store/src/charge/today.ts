import { and, count, gte, inArray, sql, sum } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { charge } from "../schema.ts";
import type { Used } from "./charge.ts";

/** What each account has used since 00:00 UTC, in the order asked for. */
export async function today(db: Database, accounts: readonly string[]): Promise<readonly Used[]> {
  const day = sql`date_trunc('day', clock_timestamp(), 'UTC')`;
  const rows = await db
    .select({
      account: charge.account,
      investigations: count(),
      usd: sum(charge.usd).mapWith(Number),
      held: sum(charge.held).mapWith(Number),
    })
    .from(charge)
    .where(and(inArray(charge.account, [...accounts]), gte(charge.at, day)))
    .groupBy(charge.account);
  return accounts.map((account) => {
    const used = rows.find((row) => row.account === account);
    return used ?? { account, investigations: 0, usd: 0, held: 0 };
  });
}
