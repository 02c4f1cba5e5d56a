import { createHash } from "node:crypto";
import { mkdir, rm, rmdir, stat } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { ExpectedError } from "@lynceus/contract";
import { askHolder } from "./ask-holder.ts";

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes a folder for this process alone, by listening on a Unix socket in it: the kernel lets go of
 * it however the process ends, so there is nothing to expire and no heartbeat to starve.
 * A folder that another process holds is an `ExpectedError` naming that process.
 *
 * @param folder - an existing folder, as `realpath` names it
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const address = lockAddress(folder);
  const server = await oneAtATime(join(folder, "lynceus.starting"), async () => {
    const holder = await askHolder(address);
    if (holder.state === "alive") throw new ExpectedError(explainInUse(folder, holder.pid));
    await rm(address, { force: true });
    return listen(address);
  });
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** A socket's path holds about 100 bytes; a longer one would be cut off, and two folders share it. */
export function lockAddress(folder: string): string {
  const beside = join(folder, "lynceus.lock");
  if (process.platform !== "win32" && Buffer.byteLength(beside) <= 100) return beside;
  const name = `lynceus-${createHash("sha256").update(folder).digest("hex").slice(0, 32)}`;
  return process.platform === "win32" ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.lock`);
}

/**
 * Asking, removing a dead process's socket and listening must not interleave with another starter's.
 * A guard older than ten seconds was left by a starter that was killed within these milliseconds.
 */
async function oneAtATime<T>(guard: string, work: () => Promise<T>): Promise<T> {
  while (!(await makeFolder(guard))) {
    const { mtimeMs } = await stat(guard).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > 10_000) await rmdir(guard).catch(() => {});
    else await delay(10);
  }
  try {
    return await work();
  } finally {
    await rmdir(guard).catch(() => {});
  }
}

async function makeFolder(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

async function listen(address: string): Promise<Server> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    // Gone at once, so that nobody who asks can keep the lock from being released.
    socket.end(String(process.pid), () => socket.destroySoon());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(address, resolve);
  });
  return server.unref();
}

function explainInUse(folder: string, pid: string | undefined): string {
  const holder = pid === undefined ? "another process, which does not answer" : `process ${pid}`;
  return (
    `The data folder ${folder} is in use by ${holder}. Only one process may have it open: ` +
    "stop that one first, choose another folder, or let several processes share a PostgreSQL database."
  );
}
