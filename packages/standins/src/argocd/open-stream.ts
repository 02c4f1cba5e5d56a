import type { IncomingMessage, ServerResponse } from "node:http";
import { createGzip } from "node:zlib";
import type { Stream } from "./answer.ts";
import type { ApiError } from "./api-error.ts";
import type { Json } from "./json.ts";
import { type Fields, selectFields } from "./select-fields.ts";
import { takesEvents, takesGzip } from "./send-whole.ts";

/** A stream that can also fail: in its status while nothing is written, else in a last chunk. */
export interface OpenStream extends Stream {
  fail(error: ApiError): void;
  /** Breaks the connection. */
  cut(): void;
}

/** NDJSON, or server-sent events with a comment every `keepaliveMs`, as grpc-gateway and argoproj/pkg write them. */
export function openStream(
  request: IncomingMessage,
  response: ServerResponse,
  options: { readonly fields: Fields | undefined; readonly keepaliveMs: number },
): OpenStream {
  const events = takesEvents(request);
  const packer = takesGzip(request) ? createGzip({ level: 1 }) : undefined;
  const callbacks = new Set<() => void>();
  const last = new Map<string, string>();
  let done = false;

  function begin(status: number): void {
    if (response.headersSent) return;
    response.writeHead(status, {
      "content-type": events ? "text/event-stream" : "application/json",
      ...(events ? { "x-content-type-options": "nosniff" } : {}),
      ...(packer === undefined ? {} : { "content-encoding": "gzip" }),
    });
    packer?.pipe(response);
  }
  function write(text: string, status = 200): void {
    begin(status);
    (packer ?? response).write(text);
    packer?.flush();
  }
  function marshal(message: Json): string {
    const selected = options.fields === undefined ? message : selectFields(message, options.fields);
    const text = JSON.stringify(selected);
    return events ? `data: ${text} \n\n` : text;
  }
  function close(): void {
    if (done) return;
    done = true;
    clearInterval(keepalive);
    for (const callback of callbacks) callback();
  }
  function end(): void {
    if (done) return;
    close();
    begin(200);
    (packer ?? response).end();
  }

  const keepalive = events ? setInterval(() => write(":\n"), options.keepaliveMs) : undefined;
  response.once("close", close);
  return {
    send(result, key) {
      if (done) return;
      const text = marshal({ result });
      if (key !== undefined && last.get(key) === text) return;
      if (key !== undefined) last.set(key, text);
      write(`${text}\n`);
    },
    end,
    onEnd(callback) {
      if (done) callback();
      else callbacks.add(callback);
    },
    fail(error) {
      if (done) return;
      write(marshal(error.chunk()), error.http);
      end();
    },
    cut() {
      close();
      // What was sent arrives first; Node holds a first write back until the next tick.
      const destroy = () => setImmediate(() => request.socket.destroySoon());
      if (packer === undefined) destroy();
      else packer.flush(destroy);
    },
  };
}
