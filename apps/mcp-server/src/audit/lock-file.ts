import { open, readFile, stat, unlink } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

/** Whoever holds it writes one line; nobody needs it for longer. */
const STALE_MS = 10_000;
const GIVE_UP_MS = 5_000;
const RETRY_MS = 15;

/** Runs `work` while no other process does so for the same file. Rejects when it cannot be had in time. */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = `${file}.lock`;
  const deadline = Date.now() + GIVE_UP_MS;
  while (!(await take(lock))) {
    if (await isAbandoned(lock)) await unlink(lock).catch(() => undefined);
    else if (Date.now() > deadline)
      throw new Error("The audit's file is locked by another process.");
    else await sleep(RETRY_MS);
  }
  try {
    return await work();
  } finally {
    await unlink(lock).catch(() => undefined);
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    const handle = await open(lock, "wx", 0o600);
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Its process has died, or it is so old that it hangs. */
async function isAbandoned(lock: string): Promise<boolean> {
  try {
    const pid = Number(await readFile(lock, "utf8"));
    const { mtimeMs } = await stat(lock);
    return (pid > 0 && !isAlive(pid)) || Date.now() - mtimeMs > STALE_MS;
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
