import type { ServerResponse } from "node:http";

/** Lets a web page of an origin that was checked read the answer, session and challenge included (CORS). */
export function allowOrigin(origin: string, response: ServerResponse): void {
  response.setHeader("access-control-allow-origin", origin);
  response.setHeader("access-control-expose-headers", "mcp-session-id, www-authenticate");
  response.setHeader("vary", "origin");
}

/** Answers what a browser asks before the request itself. */
export function answerPreflight(response: ServerResponse): void {
  response.setHeader("access-control-allow-methods", "GET, POST, DELETE");
  response.setHeader(
    "access-control-allow-headers",
    "authorization, content-type, accept, mcp-session-id, mcp-protocol-version, mcp-method, mcp-name, last-event-id",
  );
  response.setHeader("access-control-max-age", "600");
  response.writeHead(204).end();
}
