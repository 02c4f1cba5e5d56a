import type { Database } from "../database/database.ts";
import { cancellation } from "../schema.ts";

/** Writes down that an investigation is to stop. Pressing again changes nothing. */
export async function request(
  db: Database,
  investigationId: string,
  requestedBy: string,
): Promise<void> {
  await db.insert(cancellation).values({ investigationId, requestedBy }).onConflictDoNothing();
}
