import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import { ExpectedError } from "@lynceus/contract";
import type { AuditSink } from "@lynceus/guard";
import { canonicalJson, hashEntry } from "@lynceus/store/chain";
import { withLock } from "./lock-file.ts";
import { readLastEntry } from "./read-last-entry.ts";

/**
 * An audit in a file of JSON lines, chained as `docs/audit.md` says, so that `lynceus audit verify --file` reads it.
 * Several processes may write to one file. Throws `ExpectedError` when it cannot be written to, or is no audit.
 */
export async function openAuditFile(path: string): Promise<AuditSink> {
  let writing: Promise<void> = Promise.resolve();

  async function append(body: unknown): Promise<void> {
    const file = await open(path, "a+", 0o600);
    try {
      const { last, size } = await readLastEntry(file);
      const link = {
        seq: (last?.seq ?? 0) + 1,
        prev: last?.hash ?? "",
        at: new Date().toISOString(),
        body: canonicalJson(body),
      };
      await file.truncate(size);
      await file.appendFile(`${JSON.stringify({ ...link, hash: hashEntry(link) })}\n`);
    } finally {
      await file.close();
    }
  }

  await check(path);
  return {
    record(entry) {
      const written = writing.then(() => withLock(path, () => append(entry)));
      writing = written.catch(() => undefined);
      return written;
    },
  };
}

async function check(path: string): Promise<void> {
  const instead =
    "Name another file in LYNCEUS_AUDIT_FILE, or switch the audit off with LYNCEUS_AUDIT_FILE=off.";
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(path, "a+", 0o600);
    await readLastEntry(file).finally(() => file.close());
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const sentence =
      code === undefined
        ? `The audit ${path} does not end in an entry: it was damaged, or is another file.`
        : `The audit ${path} cannot be written to (${code}).`;
    throw new ExpectedError(`${sentence} ${instead}`, { cause });
  }
}
