import { ExpectedError } from "@lynceus/contract";

/** Turns what the operating system says about the data folder into a sentence; anything else is a bug. */
export function explainFolderFailure(error: unknown, folder: string): unknown {
  if (!(error instanceof Error) || error instanceof ExpectedError) return error;
  const sentence = explain((error as NodeJS.ErrnoException).code, folder);
  return sentence === undefined ? error : new ExpectedError(sentence, { cause: error });
}

/** PostgreSQL's own word for a full disk, 53100, when it can still go on reading. */
export function explainRefusedWrite(error: unknown, folder: string): ExpectedError | undefined {
  const full = error instanceof Error && (error as { code?: string }).code === "53100";
  return full ? new ExpectedError(explainFullDisk(folder)) : undefined;
}

export function explainFullDisk(folder: string): string {
  return `The disk that holds the data folder ${folder} is full. Free some space (100 MB will do for a start) and start again.`;
}

function explain(code: string | undefined, folder: string): string | undefined {
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
      return explainFullDisk(folder);
    case "EROFS":
      return `The data folder ${folder} is on a read-only file system. Choose a folder that can be written.`;
    case "EACCES":
    case "EPERM":
      return `The data folder ${folder} may not be written by this user. Give it to the user that Lynceus runs as, or choose another.`;
    case "ENOTDIR":
    case "EEXIST":
      return `The data folder ${folder} is not a folder. Choose another path, or move away the file that is in the way.`;
    case "ENAMETOOLONG":
    case "ELOOP":
    case "EOPNOTSUPP":
    case "ENOTSUP":
      return `The data folder ${folder} cannot be used (${code}). Choose a folder on a local disk.`;
    default:
      return undefined;
  }
}
