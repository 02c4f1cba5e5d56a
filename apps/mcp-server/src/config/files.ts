import { readFileSync } from "node:fs";

/** The files that settings point to. */
export interface Files {
  /** Throws when it cannot be read. */
  read(path: string): string;
  /** Why it cannot be read, as a sentence about the setting that names it. */
  problemOf(setting: string, path: string): string | undefined;
  /** Its content, or undefined with the problem said. */
  json(setting: string, path: string, problems: string[]): unknown;
}

export function openFiles(
  read: (path: string) => string = (path) => readFileSync(path, "utf8"),
): Files {
  const problemOf: Files["problemOf"] = (setting, path) => {
    try {
      if (read(path).trim() !== "") return undefined;
      return `${setting} names ${path}, which is empty.`;
    } catch (error) {
      return `${setting} names ${path}, which cannot be read: ${reason(error)}.`;
    }
  };
  return {
    read,
    problemOf,
    json(setting, path, problems) {
      const problem = problemOf(setting, path);
      if (problem !== undefined) {
        problems.push(problem);
        return undefined;
      }
      try {
        return JSON.parse(read(path));
      } catch {
        // What the parser says would quote the file, and there are tokens in it.
        problems.push(`${setting} names ${path}, which is not JSON.`);
        return undefined;
      }
    },
  };
}

function reason(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOENT":
      return "there is no such file";
    case "EACCES":
      return "this user may not";
    case "EISDIR":
      return "it is a folder";
    default:
      return "it is no file";
  }
}
