import { access, constants, stat, statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { ExpectedError } from "@lynceus/contract";
import { type Verdict, verdict } from "./check.ts";

const ENOUGH_BYTES = 1_000_000_000;
const TOO_FEW_BYTES = 100_000_000;

/** How much room the disk of a folder has. */
export async function checkSpace(folder: string): Promise<Verdict> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const says = `${(free / 1e9).toFixed(1)} GB free`;
  if (free >= ENOUGH_BYTES) return verdict("disk", "fine", says);
  return verdict(
    "disk",
    free < TOO_FEW_BYTES ? "failed" : "warning",
    `${says}. Make room, or set DATA_DIR to a larger disk.`,
  );
}

/** Throws an `ExpectedError` when this user may not write a folder. */
export async function mayWrite(folder: string): Promise<void> {
  try {
    await access(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw new ExpectedError(
      `${folder} may not be written by this user. Let the bot's user write it, or set DATA_DIR to another folder.`,
    );
  }
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** The nearest folder above that is there. */
export async function existingParent(path: string): Promise<string> {
  const parent = dirname(resolve(path));
  return parent === path || (await exists(parent)) ? parent : existingParent(parent);
}
