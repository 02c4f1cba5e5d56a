import type { IncomingMessage, ServerResponse } from "node:http";
import { ApiError } from "../web-api/api-error.ts";
import { readBytes } from "../web-api/read-request.ts";
import type { Files } from "./files.ts";

/** Serves `POST` to an upload URL: the bytes as they are, or the file of a multipart form. */
export function serveUpload(files: Pick<Files, "receive">) {
  return async (request: IncomingMessage, response: ServerResponse, path: string) => {
    const ticket = path.split("/").at(-1) ?? "";
    const content = await readUpload(request);
    try {
      files.receive(ticket, content);
      response.writeHead(200, { "content-type": "text/plain" }).end(`OK - ${content.length}`);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      response.writeHead(404, { "content-type": "text/plain" }).end(error.code);
    }
  };
}

/** Serves `GET` of a file to who has the bot's token, or its local URL. */
export function serveFile(files: Pick<Files, "get">, botToken: string) {
  return async (request: IncomingMessage, response: ServerResponse, path: string) => {
    const [id = ""] = path.split("/");
    const stored = files.get(id);
    const { searchParams } = new URL(request.url ?? "", "http://slack");
    const key = searchParams.get("key");
    const localKey = stored && new URL(stored.localUrl).searchParams.get("key");
    const isAllowed =
      request.headers.authorization === `Bearer ${botToken}` || (key !== null && key === localKey);
    if (stored === undefined || !isAllowed) {
      response.writeHead(stored === undefined ? 404 : 403).end();
      return;
    }
    const { file, content } = stored;
    const isText = file.mode === "snippet";
    response.writeHead(200, {
      "content-type": isText ? `${file.mimetype}; charset=utf-8` : file.mimetype,
      "content-length": content.length,
      "x-content-type-options": "nosniff",
    });
    response.end(content);
  };
}

async function readUpload(request: IncomingMessage): Promise<Buffer> {
  const bytes = await readBytes(request);
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/form-data")) return bytes;
  const headers = { "content-type": type };
  const form = await new Response(new Uint8Array(bytes), { headers }).formData();
  const parts = [...form.values()];
  const part = parts.find((value) => typeof value !== "string") ?? parts[0] ?? "";
  return typeof part === "string" ? Buffer.from(part) : Buffer.from(await part.arrayBuffer());
}
