import { and, eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { installation } from "../schema.ts";

/** Puts the same token encrypted anew in the place of `before`; what has changed meanwhile is left alone. */
export async function reseal(
  db: Database,
  change: { readonly team: string; readonly before: string; readonly sealedToken: string },
): Promise<void> {
  const { team, before, sealedToken } = change;
  await db
    .update(installation)
    .set({ sealedToken })
    .where(and(eq(installation.team, team), eq(installation.sealedToken, before)));
}
