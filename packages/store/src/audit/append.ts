import { sql } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { audit } from "../schema.ts";
import { type AuditEntry, canonicalJson } from "./entry.ts";

/** Adds an entry at the end of the chain. One statement, which also hashes: see the function's migration. */
export async function append(db: Database, body: unknown): Promise<AuditEntry> {
  const at = new Date().toISOString();
  const written = sql.param(canonicalJson(body), audit.body);
  const [entry] = await db
    .select({
      seq: sql`seq`.mapWith(audit.seq),
      prev: sql<string>`prev`,
      at: sql<string>`at`,
      body: sql<string>`body`,
      hash: sql<string>`hash`,
    })
    .from(sql`app.append_audit(${at}, ${written})`);
  if (entry === undefined) throw new Error("The database added no audit entry");
  return entry;
}
