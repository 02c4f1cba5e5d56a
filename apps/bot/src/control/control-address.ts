import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Where the bot of a data folder listens for its terminal: a Unix socket in the folder. A socket's path
 * holds about 100 bytes; for a longer one it is a name in the temporary folder, made from the folder's.
 *
 * @param folder - as `realpath` names it
 */
export function controlAddress(folder: string): string {
  const beside = join(folder, "lynceus.sock");
  if (process.platform !== "win32" && Buffer.byteLength(beside) <= 100) return beside;
  const name = `lynceus-${createHash("sha256").update(folder).digest("hex").slice(0, 32)}`;
  return process.platform === "win32"
    ? `\\\\.\\pipe\\${name}-control`
    : join(tmpdir(), `${name}.sock`);
}
