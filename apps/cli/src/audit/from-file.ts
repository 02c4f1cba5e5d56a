import { createReadStream } from "node:fs";
import { readLines } from "@lynceus/bot/control";
import { ExpectedError } from "@lynceus/contract";
import type { AuditEntry } from "@lynceus/store";
import { z } from "zod";
import type { Verifiable } from "./audit-source.ts";

const LONGEST_LINE = 16 * 2 ** 20;

const Entry = z.object({
  seq: z.int(),
  prev: z.string(),
  at: z.string(),
  body: z.string(),
  hash: z.string(),
});

/** A line that is no entry; the lines before it were. */
class DamagedLine extends Error {
  readonly seq: number;
  constructor(line: number, seq: number) {
    super(`Line ${line} is not an entry: the file was damaged, or its end is missing.`);
    this.seq = seq;
  }
}

/** An exported audit. Needs neither bot nor database, and the same memory for any length. */
export function fromFile(path: string): Verifiable {
  return {
    async verify(anchor, signal) {
      // Loaded when needed, as everything of the store.
      const { verifyEntries } = await import("@lynceus/store");
      try {
        return await verifyEntries(() => readEntries(path, signal), { anchor });
      } catch (error) {
        if (!(error instanceof DamagedLine)) throw error;
        return { ok: false, problem: "damaged", seq: error.seq, sentence: error.message };
      }
    },
    async *entries({ from, limit }, signal) {
      let left = limit;
      for await (const entry of readEntries(path, signal)) {
        if (entry.seq < from) continue;
        yield entry;
        left -= 1;
        if (left === 0) return;
      }
    },
  };
}

async function* readEntries(path: string, signal: AbortSignal): AsyncGenerator<AuditEntry> {
  const stream = createReadStream(path, { encoding: "utf8", signal });
  let line = 0;
  let last = 0;
  try {
    for await (const text of readLines(stream, LONGEST_LINE)) {
      line += 1;
      const entry = parseEntry(text);
      if (entry === undefined && line > 1) throw new DamagedLine(line, last + 1);
      if (entry === undefined) throw new ExpectedError(`${path} is not an exported audit.`);
      last = entry.seq;
      yield entry;
    }
  } catch (error) {
    throw error instanceof RangeError
      ? new ExpectedError(`${path} is not an exported audit.`)
      : explain(error, path);
  }
}

function parseEntry(text: string): AuditEntry | undefined {
  try {
    return Entry.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function explain(error: unknown, path: string): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOENT":
    case "ENOTDIR":
      return new ExpectedError(`There is no file ${path}.`);
    case "EACCES":
      return new ExpectedError(`The file ${path} may not be read by this user.`);
    case "EISDIR":
      return new ExpectedError(`${path} is a folder, not an exported audit.`);
    default:
      return error;
  }
}
