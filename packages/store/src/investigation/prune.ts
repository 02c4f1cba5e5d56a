import { and, inArray, lte } from "drizzle-orm";
import { type Database, fromNow } from "../database/database.ts";
import { cancellation, charge, feedback, investigation, journal } from "../schema.ts";

/**
 * Forgets investigations that ended long ago, with all that is kept of them: journal, charges, stops and
 * feedback; returns how many, `limit` at most. Keep them for a day at least: a day's quotas count their charges.
 *
 * One statement: its foreign keys are looked at when all of it is done, and nothing is held up in between.
 */
export async function prune(
  db: Database,
  request: { readonly olderThanMs: number; readonly limit: number },
): Promise<number> {
  const old = db.$with("old").as(
    db
      .select({ id: investigation.id })
      .from(investigation)
      .where(
        and(
          inArray(investigation.status, ["done", "stopped"]),
          lte(investigation.updatedAt, fromNow(-request.olderThanMs)),
        ),
      )
      .limit(request.limit)
      .for("update", { skipLocked: true }),
  );
  const ids = db.select({ id: old.id }).from(old);
  const steps = db.delete(journal).where(inArray(journal.investigationId, ids));
  const costs = db.delete(charge).where(inArray(charge.investigationId, ids));
  const stops = db.delete(cancellation).where(inArray(cancellation.investigationId, ids));
  const words = db.delete(feedback).where(inArray(feedback.answerKey, ids));
  const pruned = await db
    .with(
      old,
      db.$with("steps").as(steps),
      db.$with("costs").as(costs),
      db.$with("stops").as(stops),
      db.$with("words").as(words),
    )
    .delete(investigation)
    .where(inArray(investigation.id, ids))
    .returning({ id: investigation.id });
  return pruned.length;
}
