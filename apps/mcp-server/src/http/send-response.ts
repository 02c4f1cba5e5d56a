import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";

/** Sends a web response, streams included; ends the stream when the client has gone. */
export async function sendResponse(answer: Response, response: ServerResponse): Promise<void> {
  const headers = new Headers(answer.headers);
  // A proxy that collects a stream first would make every answer late.
  headers.set("x-accel-buffering", "no");
  response.writeHead(answer.status, Object.fromEntries(headers));
  if (answer.body === null) {
    response.end();
    return;
  }
  response.flushHeaders();
  await pipeline(Readable.fromWeb(answer.body as ReadableStream), response).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== "ERR_STREAM_PREMATURE_CLOSE" && error.name !== "AbortError") throw error;
    },
  );
}
