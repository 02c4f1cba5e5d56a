import type { ServerResponse } from "node:http";
import type { StoredFile } from "@lynceus/standins";

/** Pictures that a browser shows without running anything in them. */
const SHOWN: ReadonlySet<string> = new Set(["image/gif", "image/jpeg", "image/png"]);

/** Sends an uploaded file: a picture to be shown, text to be read, all else to be kept. */
export function sendFile(response: ServerResponse, { file, content }: StoredFile): void {
  const isShown = SHOWN.has(file.mimetype) || file.mode === "snippet";
  const type = SHOWN.has(file.mimetype) ? file.mimetype : "text/plain; charset=utf-8";
  response.writeHead(200, {
    "content-type": isShown ? type : "application/octet-stream",
    "content-disposition": isShown ? "inline" : "attachment",
  });
  response.end(content);
}
