import { eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { feedback } from "../schema.ts";
import type { Feedback } from "./feedback.ts";

/** Everyone's word on one answer, oldest first. */
export async function list(db: Database, answerKey: string): Promise<readonly Feedback[]> {
  const rows = await db
    .select()
    .from(feedback)
    .where(eq(feedback.answerKey, answerKey))
    .orderBy(feedback.at, feedback.userId);
  return rows.map(({ at: _, comment, ...row }) => ({ ...row, comment: comment ?? undefined }));
}
