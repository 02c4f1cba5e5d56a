import type { IncomingMessage } from "node:http";

/** A node request as the web's, with the body that was read. The credential stays behind. */
export function toRequest(message: IncomingMessage, body: Buffer, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined && name !== "authorization" && name !== "cookie") {
      headers.set(name, String(value));
    }
  }
  const method = message.method ?? "GET";
  const hasBody = method !== "GET" && method !== "HEAD";
  return new Request("http://lynceus-mcp.invalid/mcp", {
    method,
    headers,
    signal,
    ...(hasBody ? { body: new Uint8Array(body) } : {}),
  });
}
