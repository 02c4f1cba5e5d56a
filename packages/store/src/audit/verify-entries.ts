import { type AuditEntry, hashEntry } from "./entry.ts";
import { type AuditProblem, nameProblem } from "./name-problem.ts";

/** Reads the same entries from their beginning, every time that it is called. */
export type ReadAgain = () => AsyncIterable<AuditEntry>;

export type Verified =
  | { readonly ok: true; readonly count: number; readonly head: string | undefined }
  | ({ readonly ok: false } & AuditProblem);

/**
 * Reads a chain, from a database or an exported file, and hashes it again. Stops at the first
 * problem, and reads the chain once more to name it.
 *
 * @param options.anchor - a hash that was the head once, and was kept elsewhere. Without it a chain
 *   that lost its end, or was written anew from some entry on, cannot be told from a whole one.
 */
export async function verifyEntries(
  read: ReadAgain,
  options: { readonly anchor?: string | undefined } = {},
): Promise<Verified> {
  let last: AuditEntry | undefined;
  let anchored = options.anchor === undefined;
  for await (const entry of read()) {
    if (!follows(entry, last)) return { ok: false, ...(await nameProblem(entry, last, read)) };
    last = entry;
    anchored ||= entry.hash === options.anchor;
  }
  const count = last?.seq ?? 0;
  if (anchored) return { ok: true, count, head: last?.hash };
  return {
    ok: false,
    problem: "cut-off",
    seq: count,
    sentence: `The chain of ${count} entries is sound in itself, but the anchor's entry is not in it: its end was cut off, or it was written anew.`,
  };
}

function follows(entry: AuditEntry, last: AuditEntry | undefined): boolean {
  return (
    entry.seq === (last?.seq ?? 0) + 1 &&
    entry.prev === (last?.hash ?? "") &&
    entry.hash === hashEntry(entry)
  );
}
