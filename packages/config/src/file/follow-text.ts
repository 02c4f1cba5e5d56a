import { readFileSync } from "node:fs";
import { versionOf } from "./version-of.ts";

/** A file's text, read again when the file has changed. Throws as `node:fs` does. */
export function followText(path: string): () => string {
  let known: { readonly version: string; readonly text: string } | undefined;
  return () => {
    const version = versionOf(path);
    if (known?.version !== version) known = { version, text: readFileSync(path, "utf8") };
    return known.text;
  };
}
