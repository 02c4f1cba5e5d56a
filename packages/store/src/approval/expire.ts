import { and, eq, inArray, lte } from "drizzle-orm";
import { type Database, now } from "../database/database.ts";
import { approval } from "../schema.ts";
import { type Approval, readApproval } from "./approval.ts";

/** Ends what was not decided in time; returns those, so that people can be told. */
export async function expire(db: Database, limit: number): Promise<readonly Approval[]> {
  const overdue = and(eq(approval.status, "pending"), lte(approval.expiresAt, now));
  const some = db.select({ id: approval.id }).from(approval).where(overdue).limit(limit);
  const expired = await db
    .update(approval)
    .set({ status: "expired" })
    .where(and(inArray(approval.id, some), overdue))
    .returning();
  return expired.map(readApproval);
}
