import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

const debian = "/usr/lib/postgresql";

/** A program on the PATH, or among the versions of PostgreSQL that Debian keeps beside each other. */
export function findProgram(name: string): string | undefined {
  const versions = existsSync(debian) ? readdirSync(debian).map((v) => join(debian, v, "bin")) : [];
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...versions];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
