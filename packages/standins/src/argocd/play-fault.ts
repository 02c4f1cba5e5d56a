import type { IncomingMessage, ServerResponse } from "node:http";
import { ApiError, codeOf } from "./api-error.ts";
import type { Fault } from "./faults.ts";
import type { OpenStream } from "./open-stream.ts";
import { sendWhole } from "./send-whole.ts";

/** Plays a fault that takes the place of the answer; `false` when the true answer is still to come. */
export function playFault(
  request: IncomingMessage,
  response: ServerResponse,
  fault: Fault,
): boolean {
  const send = (status: number, contentType: string, body: string, location?: string) =>
    sendWhole(request, response, {
      status,
      contentType,
      body,
      ...(location === undefined ? {} : { headers: { location } }),
    });
  switch (fault.kind) {
    case "status": {
      const told = new ApiError(codeOf("http", fault.status), fault.message ?? "on demand");
      const body = fault.body ?? told.body();
      send(fault.status, "application/json", JSON.stringify(body));
      return true;
    }
    case "page":
      send(fault.status ?? 200, "text/html; charset=utf-8", page(fault.status ?? 200));
      return true;
    case "redirect": {
      const location = fault.location ?? `https://${request.headers.host}${request.url}`;
      send(
        307,
        "text/html; charset=utf-8",
        `<a href="${location}">Temporary Redirect</a>.\n`,
        location,
      );
      return true;
    }
    case "malformed":
      send(200, "application/json", '{"metadata":{},"items":[{"metadata":{"name":');
      return true;
    case "hang":
      return true;
    case "reset":
      request.socket.resetAndDestroy();
      return true;
    case "truncated":
    case "slow":
    case "stream-error":
    case "stream-cut":
      return false;
  }
}

/** Puts the fault of a stream between the endpoint and the client. */
export function breakStream(stream: OpenStream, fault: Fault | undefined): OpenStream {
  if (fault?.kind !== "stream-error" && fault?.kind !== "stream-cut") return stream;
  let left = fault.after ?? 0;
  const strike = () => {
    if (fault.kind === "stream-cut") stream.cut();
    else stream.fail(new ApiError(fault.code ?? "Unavailable", fault.message ?? "stream broken"));
  };
  if (left === 0) strike();
  return {
    ...stream,
    send(result, key) {
      if (left > 0) stream.send(result, key);
      left -= 1;
      if (left <= 0) strike();
    },
  };
}

function page(status: number): string {
  const title = status === 200 ? "Sign in" : `${status} Bad Gateway`;
  return `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;
}
