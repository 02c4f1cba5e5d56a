import { and, eq } from "drizzle-orm";
import { type Database, now } from "../database/database.ts";
import { inbox } from "../schema.ts";

/** Settles a message that its author has deleted before anybody was at it. False when it is too late. */
export async function withdraw(db: Database, messageKey: string): Promise<boolean> {
  const withdrawn = await db
    .update(inbox)
    .set({ state: "finished", outcome: { withdrawn: true }, settledAt: now })
    .where(and(eq(inbox.messageKey, messageKey), eq(inbox.state, "waiting")))
    .returning({ id: inbox.id });
  return withdrawn.length > 0;
}
