import type { JournalRecord, RunJournal } from "../ports.ts";

/** A journal in memory that keeps text, as a database would. */
export function keepJournal(before: readonly JournalRecord[] = []) {
  const lines = before.map((record) => JSON.stringify(record));
  const records = () => lines.map((line) => JSON.parse(line) as JournalRecord);
  const journal: RunJournal = {
    list: async () => records(),
    append: async (record) => {
      if (record.seq !== lines.length + 1) throw new Error(`seq ${record.seq} is out of turn`);
      lines.push(JSON.stringify(record));
    },
  };
  return { journal, records };
}
