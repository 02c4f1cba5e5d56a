import type { IncomingMessage, ServerResponse } from "node:http";
import { ApiError } from "./api-error.ts";
import type { Fault } from "./faults.ts";

/** Plays a fault that takes the place of the answer; `false` when the answer is still to come. */
export function playFault(
  request: IncomingMessage,
  response: ServerResponse,
  fault: Fault,
): boolean {
  switch (fault.kind) {
    case "status":
      if (fault.retryAfter !== undefined) response.setHeader("retry-after", fault.retryAfter);
      throw new ApiError(fault.status, fault.message, fault.errorCode);
    case "page": {
      const { status = 502 } = fault;
      const title = status === 200 ? "Sign in" : `${status} Bad Gateway`;
      response.writeHead(status, { "content-type": "text/html; charset=utf-8" });
      response.end(`<html><head><title>${title}</title></head><body>${title}</body></html>\n`);
      return true;
    }
    case "reset":
      request.socket.resetAndDestroy();
      return true;
    case "hang":
      return true;
    case "slow":
    case "error-event":
    case "cut":
    case "eof":
    case "stall":
      return false;
  }
}
