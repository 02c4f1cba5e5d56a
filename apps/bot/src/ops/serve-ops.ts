import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { ExpectedError } from "@lynceus/contract";
import type { Logger } from "@lynceus/telemetry";
import type { Readiness } from "./check-readiness.ts";

interface OpsAddress {
  readonly host: string;
  readonly port: number;
}

export interface ServeOpsOptions {
  readonly address: OpsAddress;
  readonly logger: Logger;
  /** Sentences; none when all is well. */
  readonly health: () => Promise<readonly string[]>;
  readonly readiness: () => Promise<Readiness>;
  readonly metrics: () => Promise<string>;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const json = (status: number, value: unknown): Answer => ({
  status,
  type: "application/json; charset=utf-8",
  body: `${JSON.stringify(value)}\n`,
});

/**
 * Serves `/livez`, `/healthz`, `/readyz` and `/metrics` to probes and Prometheus: no secrets, nothing of what was
 * asked or answered. Rejects with an `ExpectedError` when it cannot listen there.
 */
export async function serveOps(
  options: ServeOpsOptions,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const { address, logger } = options;
  const server = createServer((request, response) => {
    answer(request, options).then(
      (said) => send(response, said),
      (error: unknown) => {
        logger.warn({ err: error, path: request.url }, "probe not answered");
        send(response, json(500, { status: "failing", reasons: ["The log has the reason."] }));
      },
    );
  });
  server.requestTimeout = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(explain(error, address)));
    server.listen(address.port, address.host, resolve);
  });
  server.on("error", (error) => logger.warn({ err: error }, "ops server"));
  const bound = server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : address.port;
  logger.info({ host: address.host, port }, "health and metrics are served");
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(request: IncomingMessage, options: ServeOpsOptions): Promise<Answer> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    return json(405, { status: "only GET and HEAD are served" });
  }
  switch (request.url?.split("?")[0]) {
    // A restart mends a process that is stuck, never a database that is away.
    case "/livez":
      return json(200, { status: "ok" });
    case "/healthz": {
      const reasons = await options.health();
      return reasons.length === 0
        ? json(200, { status: "ok" })
        : json(503, { status: "failing", reasons });
    }
    case "/readyz": {
      const readiness = await options.readiness();
      return json(readiness.ready ? 200 : 503, readiness);
    }
    case "/metrics":
      return {
        status: 200,
        type: "text/plain; version=0.0.4; charset=utf-8",
        body: await options.metrics(),
      };
    default:
      return json(404, { status: "there is /livez, /healthz, /readyz and /metrics" });
  }
}

function send(response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
  response.end(response.req.method === "HEAD" ? undefined : body);
}

function explain(error: NodeJS.ErrnoException, { host, port }: OpsAddress): Error {
  const where = `LYNCEUS_OPS_ADDRESS (${host}:${port})`;
  switch (error.code) {
    case "EADDRINUSE":
      return new ExpectedError(
        `${where} is taken by another process. Set another port, or stop what listens there.`,
      );
    case "EACCES":
      return new ExpectedError(
        `${where} may not be listened on by this user. Set a port above 1023.`,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new ExpectedError(
        `${where} is no address of this machine. Set 127.0.0.1, or 0.0.0.0 for every network.`,
      );
    default:
      return error;
  }
}
