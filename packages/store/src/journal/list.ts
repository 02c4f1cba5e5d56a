import { and, eq, gt } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { journal } from "../schema.ts";

export interface JournalEntry {
  readonly seq: number;
  readonly kind: string;
  readonly body: unknown;
  readonly at: Date;
}

/** An investigation's steps in order, from the beginning or after a step. */
export async function list(
  db: Database,
  investigationId: string,
  page: { readonly after?: number; readonly limit?: number } = {},
): Promise<readonly JournalEntry[]> {
  const { after, limit = 1_000 } = page;
  return db
    .select({ seq: journal.seq, kind: journal.kind, body: journal.body, at: journal.at })
    .from(journal)
    .where(
      and(
        eq(journal.investigationId, investigationId),
        after === undefined ? undefined : gt(journal.seq, after),
      ),
    )
    .orderBy(journal.seq)
    .limit(limit);
}
