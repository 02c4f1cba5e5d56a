import { createHash } from "node:crypto";
import type { AuditEntry, Verified } from "@lynceus/store";

/** Reads the same entries from their beginning, every time that it is called. */
export type ReadAgain = () => AsyncIterable<AuditEntry>;

type Broken = Extract<Verified, { readonly ok: false }>;

/**
 * Verifies a chain with nothing but its entries, as the store does with its database: they are read once, and
 * once more to name the first problem.
 */
export async function verifyEntries(read: ReadAgain, anchor?: string): Promise<Verified> {
  let last: AuditEntry | undefined;
  let anchored = anchor === undefined;
  for await (const entry of read()) {
    const follows = entry.seq === (last?.seq ?? 0) + 1 && entry.prev === (last?.hash ?? "");
    if (!follows || !isSound(entry)) return nameProblem(entry, last, read);
    last = entry;
    anchored ||= entry.hash === anchor;
  }
  const count = last?.seq ?? 0;
  if (anchored) return { ok: true, count, head: last?.hash };
  const sentence = `The chain of ${count} entries is sound in itself, but the anchor's entry is not in it: its end was cut off, or it was written anew.`;
  return { ok: false, problem: "cut-off", seq: count, sentence };
}

/** What happened to a chain at the first entry that does not follow the one before. */
async function nameProblem(
  entry: AuditEntry,
  last: AuditEntry | undefined,
  read: ReadAgain,
): Promise<Broken> {
  const next = (last?.seq ?? 0) + 1;
  if (entry.seq < next) return inserted(entry.seq);
  const seen = await lookAround(entry, next, read);
  if (entry.seq > next) return seen.next ? misplaced(next) : removed(next, entry.seq - 1);
  // Sound in itself, on top of another entry than the one that stands there now.
  if (isSound(entry)) return changed(last?.seq ?? entry.seq);
  const place = findPlace(entry, seen.end);
  if (place === undefined) {
    return seen.after?.prev === (last?.hash ?? "") ? inserted(entry.seq) : changed(entry.seq);
  }
  if (place > entry.seq && seen.before === undefined) return removed(entry.seq, place - 1);
  if (place < entry.seq && seen.before === place - 1) return inserted(place);
  return misplaced(entry.seq);
}

interface Surroundings {
  /** The number of the entry that `entry` says it follows. */
  readonly before: number | undefined;
  /** The entry that stands after it. */
  readonly after: AuditEntry | undefined;
  /** Whether the expected number stands anywhere. */
  readonly next: boolean;
  /** The highest number. */
  readonly end: number;
}

async function lookAround(
  { seq, prev }: AuditEntry,
  expected: number,
  read: ReadAgain,
): Promise<Surroundings> {
  let before = prev === "" ? 0 : undefined;
  let after: AuditEntry | undefined;
  let [next, end] = [false, 0];
  for await (const each of read()) {
    if (each.hash === prev) before = each.seq;
    if (each.seq === seq + 1) after ??= each;
    if (each.seq === expected) next = true;
    end = Math.max(end, each.seq);
  }
  return { before, after, next, end };
}

/** Where an entry stood when it was hashed, if its content is still what it was. */
function findPlace(entry: AuditEntry, end: number): number | undefined {
  for (let seq = 1; seq <= end + 100_000; seq += 1) if (isSound({ ...entry, seq })) return seq;
  return undefined;
}

function isSound({ prev, seq, at, body, hash }: AuditEntry): boolean {
  return createHash("sha256").update(`${prev}\n${seq}\n${at}\n${body}`).digest("hex") === hash;
}

const broken = (problem: Broken["problem"], seq: number, sentence: string): Broken => ({
  ...{ ok: false, problem, seq, sentence },
});
const changed = (seq: number) =>
  broken("changed", seq, `Entry ${seq} was changed after it was written.`);
const inserted = (seq: number) => broken("inserted", seq, `Entry ${seq} was inserted later.`);
const misplaced = (seq: number) =>
  broken(
    "reordered",
    seq,
    `Another entry stands in the place of entry ${seq}: entries were reordered.`,
  );
const removed = (from: number, to: number) =>
  broken(
    "removed",
    from,
    from === to ? `Entry ${from} was removed.` : `Entries ${from} to ${to} were removed.`,
  );
