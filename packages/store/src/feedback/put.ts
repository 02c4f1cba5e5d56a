import { type Database, now } from "../database/database.ts";
import { feedback } from "../schema.ts";
import type { Feedback } from "./feedback.ts";

/** Keeps what someone thinks of an answer; their last word replaces an earlier one. */
export async function put(db: Database, given: Feedback): Promise<void> {
  const { answerKey, userId, team, verdict, comment = null } = given;
  await db
    .insert(feedback)
    .values({ answerKey, userId, team, verdict, comment })
    .onConflictDoUpdate({
      target: [feedback.answerKey, feedback.userId],
      set: { verdict, comment, at: now },
    });
}
