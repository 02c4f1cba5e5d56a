import { readFileSync, statSync } from "node:fs";

/**
 * A file's text, read again when the file has changed, also by a symbolic link that leads elsewhere now. Throws as
 * `node:fs` does.
 */
export function followText(path: string): () => string {
  let known: { readonly version: string; readonly text: string } | undefined;
  return () => {
    const { mtimeMs, ino, size } = statSync(path);
    const version = `${mtimeMs} ${ino} ${size}`;
    if (known?.version !== version) known = { version, text: readFileSync(path, "utf8") };
    return known.text;
  };
}
