import { readFileSync } from "node:fs";

/** A file's text, or why there is none, as the end of a sentence. */
type Text =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly isMissing: boolean; readonly why: string };

/** Reads a small file of the configuration. */
export type ReadText = (path: string) => Text;

export const readText: ReadText = (path) => {
  try {
    return { ok: true, text: readFileSync(path, "utf8") };
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    return { ok: false, isMissing: code === "ENOENT" || code === "ENOTDIR", why: whyNot(code) };
  }
};

function whyNot(code: string): string {
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return "does not exist";
    case "EACCES":
    case "EPERM":
      return "may not be read by this user";
    case "EISDIR":
      return "is a folder";
    default:
      return `cannot be read (${code})`;
  }
}
