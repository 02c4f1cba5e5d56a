import { open, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { ExpectedError } from "@lynceus/contract";

/** Writes lines to a file that only this user may read. It is new and whole, or it is not there. */
export async function writeNewFile(
  path: string,
  lines: AsyncIterable<string>,
  signal: AbortSignal,
): Promise<void> {
  try {
    const file = await open(path, "wx", 0o600);
    try {
      await pipeline(lines, withBreaks, file.createWriteStream(), { signal });
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  } catch (error) {
    throw explain(error, path);
  }
}

async function* withBreaks(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

function explain(error: unknown, path: string): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case "EEXIST":
      return new ExpectedError(`${path} exists already and is left alone. Choose another name.`);
    case "ENOENT":
    case "ENOTDIR":
      return new ExpectedError(`There is no folder for ${path}.`);
    case "EACCES":
    case "EROFS":
      return new ExpectedError(`${path} may not be written by this user.`);
    case "ENOSPC":
      return new ExpectedError(`The disk is full: ${path} was not written.`);
    default:
      return error;
  }
}
