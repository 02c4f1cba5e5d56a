import { and, gt, gte, lt } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { audit } from "../schema.ts";
import type { AuditEntry } from "./entry.ts";

export interface AuditRange {
  /** Written at or after. */
  readonly from?: Date;
  /** Written before. */
  readonly to?: Date;
}

/** Entries in the order of the chain, from the beginning or after a `seq`. */
export async function list(
  db: Database,
  query: AuditRange & { readonly after?: number; readonly limit: number },
): Promise<readonly AuditEntry[]> {
  return db
    .select()
    .from(audit)
    .where(
      and(
        query.after === undefined ? undefined : gt(audit.seq, query.after),
        query.from && gte(audit.at, query.from.toISOString()),
        query.to && lt(audit.at, query.to.toISOString()),
      ),
    )
    .orderBy(audit.seq)
    .limit(query.limit);
}
