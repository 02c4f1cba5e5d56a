import { type AuditEntry, hashEntry } from "./entry.ts";

export interface AuditProblem {
  readonly problem: "changed" | "removed" | "reordered" | "inserted" | "cut-off";
  /** Where the chain stops being sound. */
  readonly seq: number;
  readonly sentence: string;
}

/** Says what happened to a chain at the first entry that does not follow the one before. */
export async function nameProblem(
  entry: AuditEntry,
  last: AuditEntry | undefined,
  read: () => AsyncIterable<AuditEntry>,
): Promise<AuditProblem> {
  const next = (last?.seq ?? 0) + 1;
  if (entry.seq < next) return inserted(entry.seq);
  const seen = await lookAround(entry, next, read());
  if (entry.seq > next) return seen.next ? reordered(next) : removed(next, entry.seq - 1);
  // Sound in itself, on top of another entry than the one that stands there now.
  if (entry.hash === hashEntry(entry)) return changed(last?.seq ?? entry.seq);

  const place = findPlace(entry, seen.end);
  if (place === undefined) {
    return seen.after?.prev === (last?.hash ?? "") ? inserted(entry.seq) : changed(entry.seq);
  }
  if (place > entry.seq && seen.before === undefined) return removed(entry.seq, place - 1);
  if (place < entry.seq && seen.before === place - 1) return inserted(place);
  return reordered(entry.seq);
}

interface Surroundings {
  /** The number of the entry that the odd one was written after. */
  readonly before: number | undefined;
  /** The entry that stands after it now. */
  readonly after: AuditEntry | undefined;
  /** Whether the number that was expected stands elsewhere: a file need not be in order. */
  readonly next: boolean;
  /** The highest number. */
  readonly end: number;
}

async function lookAround(
  odd: AuditEntry,
  expected: number,
  entries: AsyncIterable<AuditEntry>,
): Promise<Surroundings> {
  let before = odd.prev === "" ? 0 : undefined;
  let after: AuditEntry | undefined;
  let next = false;
  let end = 0;
  for await (const entry of entries) {
    if (entry.hash === odd.prev) before = entry.seq;
    if (entry.seq === odd.seq + 1) after ??= entry;
    if (entry.seq === expected) next = true;
    end = Math.max(end, entry.seq);
  }
  return { before, after, next, end };
}

/** Where an entry stood when it was hashed, if its content is still what it was. */
function findPlace(entry: AuditEntry, end: number): number | undefined {
  for (let seq = 1; seq <= end + 100_000; seq += 1) {
    if (hashEntry({ ...entry, seq }) === entry.hash) return seq;
  }
  return undefined;
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

function reordered(seq: number): AuditProblem {
  const sentence = `Another entry stands in the place of entry ${seq}: entries were reordered.`;
  return { problem: "reordered", seq, sentence };
}
