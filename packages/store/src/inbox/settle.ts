import { and, eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { inbox } from "../schema.ts";

/** Ends a claim, in whichever way, if it is still the present one. */
export async function settle(
  db: Database,
  claim: { readonly id: number; readonly token: number },
  change: Parameters<ReturnType<typeof db.update<typeof inbox>>["set"]>[0],
): Promise<boolean> {
  const settled = await db
    .update(inbox)
    .set({ ...change, owner: null, leaseUntil: null })
    .where(and(eq(inbox.id, claim.id), eq(inbox.token, claim.token), eq(inbox.state, "claimed")))
    .returning({ id: inbox.id });
  return settled.length > 0;
}
