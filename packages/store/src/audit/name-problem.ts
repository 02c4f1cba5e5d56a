import { eq, max } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { audit } from "../schema.ts";
import { type AuditEntry, hashEntry } from "./entry.ts";
import { list } from "./list.ts";

export interface AuditProblem {
  readonly problem: "changed" | "removed" | "reordered" | "inserted" | "cut-off";
  /** Where the chain stops being sound. */
  readonly seq: number;
  readonly sentence: string;
}

/** Says what happened to a chain at the first entry that does not follow the one before. */
export async function nameProblem(
  db: Database,
  entry: AuditEntry,
  last: AuditEntry | undefined,
): Promise<AuditProblem> {
  const next = (last?.seq ?? 0) + 1;
  if (entry.seq < next) return inserted(entry.seq);
  if (entry.seq > next) return removed(next, entry.seq - 1);
  // Sound in itself, on top of another entry than the one that stands there now.
  if (entry.hash === hashEntry(entry)) return changed(last?.seq ?? entry.seq);

  const place = await findPlace(db, entry);
  if (place === undefined) {
    const [after] = await list(db, { after: entry.seq, limit: 1 });
    return after?.prev === (last?.hash ?? "") ? inserted(entry.seq) : changed(entry.seq);
  }
  const before = await findSeq(db, entry.prev);
  if (place > entry.seq && before === undefined) return removed(entry.seq, place - 1);
  if (place < entry.seq && before === place - 1) return inserted(place);
  return {
    problem: "reordered",
    seq: entry.seq,
    sentence: `Entry ${entry.seq} belongs in place ${place}: entries were reordered.`,
  };
}

/** Where an entry stood when it was hashed, if its content is still what it was. */
async function findPlace(db: Database, entry: AuditEntry): Promise<number | undefined> {
  const [chain] = await db.select({ end: max(audit.seq) }).from(audit);
  const farthest = (chain?.end ?? 0) + 100_000;
  for (let seq = 1; seq <= farthest; seq += 1) {
    if (hashEntry({ ...entry, seq }) === entry.hash) return seq;
  }
  return undefined;
}

async function findSeq(db: Database, hash: string): Promise<number | undefined> {
  if (hash === "") return 0;
  const [found] = await db.select({ seq: audit.seq }).from(audit).where(eq(audit.hash, hash));
  return found?.seq;
}

function changed(seq: number): AuditProblem {
  return { problem: "changed", seq, sentence: `Entry ${seq} was changed after it was written.` };
}

function removed(from: number, to: number): AuditProblem {
  const which = from === to ? `Entry ${from} was` : `Entries ${from} to ${to} were`;
  return { problem: "removed", seq: from, sentence: `${which} removed.` };
}

function inserted(seq: number): AuditProblem {
  return { problem: "inserted", seq, sentence: `Entry ${seq} was inserted later.` };
}
