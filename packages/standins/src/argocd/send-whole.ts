import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";

/** Sends a whole answer, packed when the client can take it; `cut` breaks off in the middle. */
export function sendWhole(
  request: IncomingMessage,
  response: ServerResponse,
  answer: {
    readonly status: number;
    readonly body: string;
    readonly contentType: string;
    readonly headers?: Readonly<Record<string, string>>;
  },
  ending: "whole" | "cut" = "whole",
): void {
  const packed = takesGzip(request);
  const bytes = packed ? gzipSync(answer.body, { level: 1 }) : Buffer.from(answer.body);
  response.writeHead(answer.status, {
    ...answer.headers,
    "content-type": answer.contentType,
    "content-length": bytes.length,
    vary: "Accept-Encoding",
    ...(packed ? { "content-encoding": "gzip" } : {}),
  });
  if (ending === "whole") {
    response.end(bytes);
    return;
  }
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
}

/** Argo CD packs everything but server-sent events. */
export function takesGzip(request: IncomingMessage): boolean {
  const accepted = (request.headers["accept-encoding"] ?? "").split(",");
  return !takesEvents(request) && accepted.some((encoding) => encoding.trim() === "gzip");
}

export function takesEvents(request: IncomingMessage): boolean {
  return request.headers.accept === "text/event-stream";
}
