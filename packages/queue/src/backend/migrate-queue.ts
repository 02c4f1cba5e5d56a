import { type PgQueryable, runMigrations } from "bullmq";

/**
 * Creates or updates the queue's tables, in the schema `bullmq`. To be run before `openQueue`, on one
 * session that nobody else uses meanwhile: it begins and ends a transaction.
 */
export async function migrateQueue(session: PgQueryable): Promise<void> {
  await runMigrations(session);
}
