import { and, eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { installation } from "../schema.ts";

/** Forgets a workspace and its token. False when that token is not the one that is kept any more. */
export async function remove(
  db: Database,
  { team, sealedToken }: { readonly team: string; readonly sealedToken: string },
): Promise<boolean> {
  const removed = await db
    .delete(installation)
    .where(and(eq(installation.team, team), eq(installation.sealedToken, sealedToken)))
    .returning({ team: installation.team });
  return removed.length > 0;
}
