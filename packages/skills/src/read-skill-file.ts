import { constants } from "node:fs";
import { open, realpath } from "node:fs/promises";
import { sep } from "node:path";
import { ExpectedError } from "@lynceus/contract";

/** Far above the 5,000 tokens that a skill should have, far below what would fill memory. */
const MOST_BYTES = 128 * 1024;

/** A `SKILL.md` as text. Throws an `ExpectedError` when it is a link, leaves `root`, is too large or no UTF-8. */
export async function readSkillFile(path: string, root: string): Promise<string> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const file = await open(path, flags).catch(() => {
    throw new ExpectedError("This file cannot be read.");
  });
  try {
    if (!(await realpath(path)).startsWith(root.endsWith(sep) ? root : root + sep)) {
      throw new ExpectedError("This file lies outside the folder and is not read.");
    }
    const { size } = await file.stat();
    if (size > MOST_BYTES) {
      throw new ExpectedError("This file is larger than 128 KiB and is not read.");
    }
    const buffer = Buffer.alloc(size);
    const { bytesRead } = await file.read(buffer, 0, size, 0);
    return decode(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ExpectedError("This file is no UTF-8 text.");
  }
}
