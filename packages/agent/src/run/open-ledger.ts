import type { RunJournal } from "../ports.ts";
import { applyEntry } from "./apply-entry.ts";
import { type Entry, readEntry } from "./entry.ts";
import { readRun } from "./read-run.ts";
import type { RunState } from "./run-state.ts";

/** An entry without its time, which the ledger knows. */
type NewEntry = Entry extends infer E ? (E extends Entry ? Omit<E, "ms"> : never) : never;

/** A run's journal with the state it gives, kept in step. */
export interface Ledger {
  /** Undefined until `start` has been recorded. */
  state(): RunState | undefined;
  /** Milliseconds that the run has been at work. */
  ms(): number;
  /** Writes, then takes the entry into the state; one after the other, whoever calls. Rejects for good after a failure. */
  record(entry: NewEntry): Promise<RunState>;
}

/** Reads the journal. Nothing is written any more once `signal` has aborted. */
export async function openLedger(
  journal: RunJournal,
  clock: () => number,
  signal: AbortSignal,
): Promise<Ledger> {
  const records = await journal.list();
  let state = readRun(records);
  let seq = records.at(-1)?.seq ?? 0;
  const before = state?.spent.ms ?? 0;
  const opened = clock();
  const ms = () => before + clock() - opened;

  async function write(entry: NewEntry): Promise<RunState> {
    signal.throwIfAborted();
    const { kind, ...fields } = entry;
    // Through JSON, so that what is sent now is what a resumed run sends.
    const body: unknown = JSON.parse(JSON.stringify({ ...fields, ms: ms() }));
    const record = { seq: seq + 1, kind, body };
    const read = readEntry(record);
    if (read === undefined) throw new Error(`"${kind}" is no entry of a run`);
    await journal.append(record);
    seq += 1;
    state = applyEntry(state, read);
    return state;
  }

  let tail: Promise<unknown> = Promise.resolve();
  return {
    state: () => state,
    ms,
    record(entry) {
      const written = tail.then(() => write(entry));
      tail = written;
      // Whoever records hears of it; the tail only keeps the order.
      tail.catch(() => {});
      return written;
    },
  };
}
