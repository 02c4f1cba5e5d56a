import { and, eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { inbox } from "../schema.ts";

/**
 * Puts another payload in the place of what a message said, as long as nobody is at it: its author has
 * edited it. `late` when it is being handled or settled already, `unknown` when it was never kept.
 */
export async function amend(
  db: Database,
  change: { readonly messageKey: string; readonly payload: unknown },
): Promise<"amended" | "late" | "unknown"> {
  const { messageKey, payload } = change;
  const amended = await db
    .update(inbox)
    .set({ payload })
    .where(and(eq(inbox.messageKey, messageKey), eq(inbox.state, "waiting")))
    .returning({ id: inbox.id });
  if (amended.length > 0) return "amended";
  const known = await db
    .select({ id: inbox.id })
    .from(inbox)
    .where(eq(inbox.messageKey, messageKey));
  return known.length > 0 ? "late" : "unknown";
}
