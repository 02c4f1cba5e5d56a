import { type Database, fromNow } from "../database/database.ts";
import { approval } from "../schema.ts";
import type { NewApproval } from "./approval.ts";

/**
 * Keeps a plan that is to be decided on within `ttlMs`; false when there is one of that id already.
 */
export async function create(
  db: Database,
  plan: NewApproval & { readonly ttlMs: number },
): Promise<boolean> {
  const { ttlMs, ...values } = plan;
  const created = await db
    .insert(approval)
    .values({ ...values, expiresAt: fromNow(ttlMs) })
    .onConflictDoNothing()
    .returning({ id: approval.id });
  return created.length > 0;
}
