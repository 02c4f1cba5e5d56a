import { gt } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { audit } from "../schema.ts";
import type { AuditEntry } from "./entry.ts";

/** Entries in the order of the chain, from the beginning or after a `seq`. */
export async function list(
  db: Database,
  query: { readonly after?: number; readonly limit: number },
): Promise<readonly AuditEntry[]> {
  const { after, limit } = query;
  return db
    .select()
    .from(audit)
    .where(after === undefined ? undefined : gt(audit.seq, after))
    .orderBy(audit.seq)
    .limit(limit);
}
