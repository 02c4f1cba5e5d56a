import type { FileHandle } from "node:fs/promises";
import { z } from "zod";

const Link = z.object({ seq: z.int().min(1), hash: z.string().length(64) });
type Link = z.infer<typeof Link>;

/** Longer than any entry: its arguments are cut at 4 KB. */
const TAIL = 256 * 1024;

/** Of every line. */
const BEGINNING = '{"seq":';

export interface LastEntry {
  /** Undefined in an empty file. */
  readonly last: Link | undefined;
  /** Bytes up to the end of the last whole line; what follows was left by a process that died. */
  readonly size: number;
}

/** The end of a chain. Throws when the last whole line is no entry, or what follows is not the beginning of one. */
export async function readLastEntry(file: FileHandle): Promise<LastEntry> {
  const { size } = await file.stat();
  const from = Math.max(0, size - TAIL);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(size - from), 0, size - from, from);
  const tail = buffer.subarray(0, bytesRead);
  const end = tail.lastIndexOf(0x0a);
  const rest = tail.subarray(end + 1, end + 1 + BEGINNING.length).toString("utf8");
  if (!BEGINNING.startsWith(rest)) throw new Error("what follows the last line is no entry");
  if (end < 0 && from === 0) return { last: undefined, size: 0 };
  const begin = tail.lastIndexOf(0x0a, end - 1) + 1;
  const line = tail.subarray(begin, Math.max(begin, end)).toString("utf8");
  return { last: Link.parse(JSON.parse(line)), size: from + end + 1 };
}
