import type { JournalRecord } from "../ports.ts";
import { applyEntry } from "./apply-entry.ts";
import { readEntry } from "./entry.ts";
import type { RunState } from "./run-state.ts";

/** Where a run stands by its journal; undefined when it has not begun. Throws on a journal that is broken. */
export function readRun(records: readonly JournalRecord[]): RunState | undefined {
  let state: RunState | undefined;
  for (const record of records) {
    const entry = readEntry(record);
    if (entry !== undefined) state = applyEntry(state, entry);
  }
  return state;
}
