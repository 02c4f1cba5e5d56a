import { eq, or } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { inbox } from "../schema.ts";
import type { IncomingItem } from "./item.ts";

/** `unfinished`: it was kept before, but nobody has settled it yet. */
export interface Accepted {
  readonly state: "new" | "duplicate" | "unfinished";
  readonly id: number;
}

/** Keeps an item once, whichever of its announcements comes first. It is safe to acknowledge then. */
export async function accept(db: Database, item: IncomingItem): Promise<Accepted> {
  const [created] = await db
    .insert(inbox)
    .values(item)
    .onConflictDoNothing()
    .returning({ id: inbox.id });
  if (created !== undefined) return { state: "new", id: created.id };

  const [known] = await db
    .select({ id: inbox.id, state: inbox.state })
    .from(inbox)
    .where(or(eq(inbox.eventId, item.eventId), eq(inbox.messageKey, item.messageKey)))
    .orderBy(inbox.id)
    .limit(1);
  // Pruned in between: then it is new after all.
  if (known === undefined) return accept(db, item);
  const settled = known.state === "finished" || known.state === "failed";
  return { state: settled ? "duplicate" : "unfinished", id: known.id };
}
