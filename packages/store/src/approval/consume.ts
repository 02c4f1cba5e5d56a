import { and, eq, gt } from "drizzle-orm";
import { type Database, now } from "../database/database.ts";
import { approval, approvalStep } from "../schema.ts";

/**
 * Uses up one step (from 0) of an approved plan before it is carried out. False when it has been used
 * up already, or the plan is not approved, or no longer: then it must not be carried out.
 */
export async function consume(db: Database, id: string, step: number): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [valid] = await tx
      .select({ steps: approval.steps })
      .from(approval)
      .where(and(eq(approval.id, id), eq(approval.status, "approved"), gt(approval.expiresAt, now)))
      .for("share");
    if (valid === undefined || step < 0 || step >= valid.steps) return false;
    const consumed = await tx
      .insert(approvalStep)
      .values({ approvalId: id, step })
      .onConflictDoNothing()
      .returning({ step: approvalStep.step });
    return consumed.length > 0;
  });
}
