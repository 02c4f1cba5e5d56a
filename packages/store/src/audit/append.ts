import { desc } from "drizzle-orm";
import { lockUntilEnd } from "../database/advisory-lock.ts";
import type { Database } from "../database/database.ts";
import { audit } from "../schema.ts";
import { type AuditEntry, canonicalJson, hashEntry } from "./entry.ts";

/** Adds an entry to the end of the chain, whichever process it comes from. It cannot be taken back. */
export async function append(db: Database, body: unknown): Promise<AuditEntry> {
  return db.transaction(async (tx) => {
    await lockUntilEnd(tx, "audit");
    const [last] = await tx
      .select({ seq: audit.seq, hash: audit.hash })
      .from(audit)
      .orderBy(desc(audit.seq))
      .limit(1);
    const link = {
      seq: (last?.seq ?? 0) + 1,
      prev: last?.hash ?? "",
      at: new Date().toISOString(),
      body: canonicalJson(body),
    };
    const entry = { ...link, hash: hashEntry(link) };
    await tx.insert(audit).values(entry);
    return entry;
  });
}
