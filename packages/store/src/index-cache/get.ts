import { eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { indexCache } from "../schema.ts";

export interface Cached {
  readonly body: unknown;
  readonly at: Date;
}

export async function get(db: Database, key: string): Promise<Cached | undefined> {
  const [found] = await db
    .select({ body: indexCache.body, at: indexCache.at })
    .from(indexCache)
    .where(eq(indexCache.key, key));
  return found;
}
