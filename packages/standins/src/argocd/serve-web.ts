import type { IncomingMessage, ServerResponse } from "node:http";
import { sendWhole } from "./send-whole.ts";

const index = `<!DOCTYPE html>
<html><head><meta charset="UTF-8"><title>Argo CD</title><base href="/"></head><body><div id="app"></div></body></html>
`;

/** Everything beside the API: the web page for whoever accepts HTML, wherever it is asked for; else only at `/`. */
export function serveWeb(request: IncomingMessage, response: ServerResponse, path: string): void {
  const accepted = (request.headers.accept ?? "").split(",");
  const reads = request.method === "GET" || request.method === "HEAD";
  const page = reads && (path === "/" || accepted.includes("text/html"));
  sendWhole(request, response, {
    status: page ? 200 : 404,
    body: page ? index : "404 page not found\n",
    contentType: page ? "text/html; charset=utf-8" : "text/plain; charset=utf-8",
  });
}
