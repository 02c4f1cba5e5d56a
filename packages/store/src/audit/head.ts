import { desc } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { audit } from "../schema.ts";
import type { AuditEntry } from "./entry.ts";

/** The newest entry: its hash, kept elsewhere, is the anchor that `verify` can be given later. */
export async function head(db: Database): Promise<AuditEntry | undefined> {
  const [last] = await db.select().from(audit).orderBy(desc(audit.seq)).limit(1);
  return last;
}
