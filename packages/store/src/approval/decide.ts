import { and, eq, gt } from "drizzle-orm";
import { type Database, fromNow, now } from "../database/database.ts";
import { approval } from "../schema.ts";
import type { Approval } from "./approval.ts";
import { get } from "./get.ts";

/** Everything but `decided` leaves the approval as it was. `changed`: the click was on another plan. */
export type Decided =
  | { readonly state: "decided" }
  | { readonly state: "already"; readonly approval: Approval }
  | { readonly state: "changed" | "expired" | "unknown" };

/** Decides on a plan, once, in time, and on exactly the plan that was shown. */
export async function decide(
  db: Database,
  request: {
    readonly id: string;
    readonly hash: string;
    readonly decision: "approved" | "rejected";
    readonly by: string;
    /** How long an approved plan may still be carried out. */
    readonly validMs: number;
  },
): Promise<Decided> {
  const decided = await db
    .update(approval)
    .set({
      status: request.decision,
      decidedBy: request.by,
      decidedAt: now,
      expiresAt: fromNow(request.validMs),
    })
    .where(
      and(
        eq(approval.id, request.id),
        eq(approval.hash, request.hash),
        eq(approval.status, "pending"),
        gt(approval.expiresAt, now),
      ),
    )
    .returning({ id: approval.id });
  if (decided.length > 0) return { state: "decided" };

  const found = await get(db, request.id);
  if (found === undefined) return { state: "unknown" };
  if (found.hash !== request.hash) return { state: "changed" };
  if (found.status === "approved" || found.status === "rejected") {
    return { state: "already", approval: found };
  }
  return { state: "expired" };
}
