import { access, realpath, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { ExpectedError } from "@lynceus/contract";

/** The true path of an existing data folder; an `ExpectedError` when there is none. */
export async function findDataFolder(dataDir: string): Promise<string> {
  try {
    return await realpath(dataDir);
  } catch (error) {
    throw explain(error, resolve(dataDir));
  }
}

/**
 * Checks that this process may open the database in a data folder. Opening it makes one where none is, and as
 * root would leave files behind that the bot may not write.
 */
export async function checkOpenable(folder: string): Promise<void> {
  const { uid } = await stat(folder);
  if (process.getuid?.() === 0 && uid !== 0) {
    throw new ExpectedError(
      `No bot runs on the data folder ${folder}, and it belongs to user ${uid}: opened by root, it would be lost to that user. Run this as user ${uid}.`,
    );
  }
  try {
    await access(join(folder, "postgres", "PG_VERSION"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EACCES") throw explain(error, folder);
    throw new ExpectedError(
      `${folder} is no data folder of Lynceus: it holds no database. Set DATA_DIR to the bot's data folder.`,
    );
  }
}

function explain(error: unknown, folder: string): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOENT":
    case "ENOTDIR":
      return new ExpectedError(
        `There is no data folder ${folder}. Set DATA_DIR to the bot's data folder, or DATABASE_URL to its database.`,
      );
    case "EACCES":
      return new ExpectedError(
        `The data folder ${folder} may not be read by this user. Run this as the user that the bot runs as.`,
      );
    default:
      return error;
  }
}
