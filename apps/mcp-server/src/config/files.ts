import type { ReadText } from "@lynceus/config";
import { ExpectedError } from "@lynceus/contract";

/** The files that settings point to. */
export interface Files {
  /** Throws `ExpectedError` when it cannot be read. */
  read(path: string): string;
  /** Why nothing can be had from it, as a sentence about the setting that names it. */
  problemOf(setting: string, path: string): string | undefined;
  /** Its content, or undefined with the problem said. */
  json(setting: string, path: string, problems: string[]): unknown;
}

export function openFiles(read: ReadText): Files {
  const problemOf: Files["problemOf"] = (setting, path) => {
    const file = read(path);
    const names = `${setting} names ${path}, which`;
    if (!file.ok) return `${names} ${file.why}. Correct the path, or let this user read it.`;
    return file.text.trim() === "" ? `${names} is empty.` : undefined;
  };
  const textOf: Files["read"] = (path) => {
    const file = read(path);
    if (file.ok) return file.text;
    throw new ExpectedError(`its file ${path} ${file.why}.`);
  };
  return {
    read: textOf,
    problemOf,
    json(setting, path, problems) {
      const problem = problemOf(setting, path);
      if (problem !== undefined) {
        problems.push(problem);
        return undefined;
      }
      try {
        return JSON.parse(textOf(path));
      } catch {
        // What the parser says would quote the file, and there are tokens in it.
        problems.push(`${setting} names ${path}, which is not JSON.`);
        return undefined;
      }
    },
  };
}
