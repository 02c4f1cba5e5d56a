import { statSync } from "node:fs";

/**
 * Another one when a file has changed, also by a symbolic link that leads elsewhere now. Throws as `node:fs` does.
 */
export function versionOf(path: string): string {
  const { mtimeMs, ino, size } = statSync(path);
  return `${mtimeMs} ${ino} ${size}`;
}
