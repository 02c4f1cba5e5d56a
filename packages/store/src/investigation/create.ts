import { sql } from "drizzle-orm";
import type { Allowance } from "../charge/charge.ts";
import type { Database } from "../database/database.ts";
import { investigation } from "../schema.ts";
import type { NewInvestigation } from "./investigation.ts";

/** `known`: there is one of that id already. `used-up`: an account has no room for it today, so it is not kept. */
export type Created =
  | { readonly state: "created" }
  | { readonly state: "known" }
  | { readonly state: "used-up"; readonly account: string };

/**
 * Queues an investigation and charges it to accounts, once, if each has room for it since 00:00 UTC. `held` US
 * dollars are set aside until it is settled, so that those that run at once overspend by one at most.
 *
 * One statement, a function of the database: two processes never see the same room.
 */
export async function create(
  db: Database,
  fresh: NewInvestigation,
  costs: { readonly held: number; readonly allowances: readonly Allowance[] } = {
    held: 0,
    allowances: [],
  },
): Promise<Created> {
  const { team, threadKey, body } = investigation;
  const values = [
    sql.param(fresh.id, investigation.id),
    sql.param(fresh.team, team),
    sql.param(fresh.threadKey, threadKey),
    sql.param(fresh.body, body),
  ];
  const limits = costs.allowances.map((allowance, place) => ({ ...allowance, place }));
  const counted = sql.param(limits, body);
  const [row] = await db
    .select({ state: sql<Created["state"]>`outcome`, account: sql<string>`used_up` })
    .from(sql`app.create_investigation(${sql.join(values, sql`, `)}, ${costs.held}, ${counted})`);
  if (row === undefined) throw new Error("The database did not say whether it kept it");
  return row.state === "used-up"
    ? { state: row.state, account: row.account }
    : { state: row.state };
}
