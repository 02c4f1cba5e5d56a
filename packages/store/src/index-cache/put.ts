import { type Database, now } from "../database/database.ts";
import { indexCache } from "../schema.ts";

export async function put(db: Database, key: string, body: unknown): Promise<void> {
  await db
    .insert(indexCache)
    .values({ key, body })
    .onConflictDoUpdate({ target: indexCache.key, set: { body, at: now } });
}
