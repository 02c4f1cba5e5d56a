import type { ServerResponse } from "node:http";
import { ApiError } from "./api-error.ts";
import type { Fault } from "./faults.ts";

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

/** An answer that is not streamed; a fault of the stream strikes half-way through it. */
export function sendWhole(response: ServerResponse, body: unknown, fault: Fault | undefined): void {
  const text = JSON.stringify(body);
  const half = text.slice(0, text.length / 2);
  const begin = () => response.writeHead(200, { "content-type": "application/json" });
  switch (fault?.kind) {
    case "error-event":
      throw new ApiError(529, fault.message);
    case "cut":
      begin().write(half, () => response.destroy());
      return;
    case "eof":
      begin().end(half);
      return;
    case "stall":
      begin().write(half);
      return;
    default:
      sendJson(response, 200, body);
  }
}
