import { fileURLToPath } from "node:url";
import { build } from "vite";

/** A file of the page as it is sent. */
export interface PageFile {
  readonly type: string;
  readonly body: string | Uint8Array;
}

const pageFolder = fileURLToPath(new URL("../../page/", import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
};

function typeOf(fileName: string): string {
  return TYPES[fileName.slice(fileName.lastIndexOf(".") + 1)] ?? "application/octet-stream";
}

/**
 * The page's files by path, built in memory within half a second: nothing is written to disk, no script
 * stands in the HTML, and nothing of it is loaded from elsewhere.
 */
export async function buildPage(): Promise<ReadonlyMap<string, PageFile>> {
  const built = await build({
    root: pageFolder,
    configFile: false,
    logLevel: "silent",
    build: { write: false, modulePreload: false, assetsInlineLimit: 0, target: "es2022" },
    oxc: { jsx: { runtime: "automatic" } },
  });
  if (!("output" in built)) throw new Error("The page was not built in one piece.");
  return new Map(
    built.output.map((file) => [
      `/${file.fileName}`,
      {
        type: typeOf(file.fileName),
        body: file.type === "chunk" ? file.code : file.source,
      },
    ]),
  );
}
