import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { PageFile } from "./build-page.ts";
import type { Theatre } from "./create-theatre.ts";
import { isFromHere } from "./is-from-here.ts";
import { loadGallery } from "./load-gallery.ts";
import { readCommand } from "./read-command.ts";
import { sendEvents } from "./send-events.ts";
import { sendFile } from "./send-file.ts";

/** Scripts, styles and connections of this server alone; nothing within the page may reach anywhere else. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const GUARDS = {
  "content-security-policy": POLICY,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
};

/** The paths that are the page itself, told apart by the page. */
const VIEWS: ReadonlySet<string> = new Set(["/", "/gallery"]);

/** What somebody has uploaded, by its id. */
const FILE = /^\/api\/file\/(F\w+)$/;

export interface PageServer {
  /** `http://127.0.0.1:port/` */
  readonly url: string;
  close(): Promise<void>;
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

/** Serves the page and the theatre on 127.0.0.1, on any free port unless one is said. */
export async function startPageServer(
  options: { readonly theatre: Theatre; readonly files: ReadonlyMap<string, PageFile> },
  port = 0,
): Promise<PageServer> {
  const { theatre, files } = options;
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const bound = (server.address() as AddressInfo).port;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(GUARDS)) response.setHeader(name, value);
    const path = new URL(request.url ?? "/", "http://page").pathname;
    if (!isFromHere(request, bound)) {
      return sendJson(response, 403, { ok: false, sentence: "This page answers itself alone." });
    }
    switch (`${request.method} ${path}`) {
      case "GET /api/events":
        return sendEvents(response, theatre);
      case "GET /api/gallery":
        return sendJson(response, 200, await loadGallery());
      case "POST /api/do": {
        const read = await readCommand(request);
        if (!read.ok) return sendJson(response, 400, read);
        return sendJson(response, 200, await theatre.act(read.command));
      }
    }
    const [, fileId] = FILE.exec(path) ?? [];
    if (fileId !== undefined && request.method === "GET") {
      const stored = theatre.file(fileId);
      if (stored !== undefined) return sendFile(response, stored);
    }
    const file = files.get(VIEWS.has(path) ? "/index.html" : path);
    if (file === undefined || request.method !== "GET") {
      return sendJson(response, 404, { ok: false, sentence: "There is nothing here." });
    }
    response.writeHead(200, { "content-type": file.type });
    response.end(file.body);
  }

  return {
    url: `http://127.0.0.1:${bound}/`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
