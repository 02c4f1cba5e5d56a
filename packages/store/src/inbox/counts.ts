import { count } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { inbox } from "../schema.ts";
import type { InboxState } from "./item.ts";

/** How many items there are in each state. */
export async function counts(db: Database): Promise<Readonly<Record<InboxState, number>>> {
  const rows = await db
    .select({ state: inbox.state, count: count() })
    .from(inbox)
    .groupBy(inbox.state);
  const none = { waiting: 0, claimed: 0, finished: 0, failed: 0 };
  return { ...none, ...Object.fromEntries(rows.map((row) => [row.state, row.count])) };
}
