import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Caller } from "@lynceus/argocd-mcp";
import { ExpectedError } from "@lynceus/contract";
import type { Logger } from "@lynceus/telemetry";
import type { HttpConfig, ListenConfig } from "../config.ts";
import { allowOrigin, answerPreflight } from "./allow-origin.ts";
import { authenticate } from "./authenticate.ts";
import { checkOrigin } from "./check-origin.ts";
import { readBody } from "./read-body.ts";
import { sendResponse } from "./send-response.ts";
import { toRequest } from "./to-request.ts";

export interface ServeHttpOptions {
  /** As it is now: callers come and go. Address and port are those of the start. */
  readonly config: () => ListenConfig;
  readonly logger: Logger;
  readonly fetch: (request: Request, caller: Caller) => Promise<Response>;
}

export interface HttpServer {
  readonly url: string;
  /** Takes no new call, and waits for those that run, at most so long. */
  drain(withinMs: number): Promise<void>;
  /** Ends what is still open: standing streams. */
  close(): Promise<void>;
}

const MOST_BODY = 1024 * 1024;
const MCP_PATH = "/mcp";
/** Credentials that argocd-mcp takes from its callers. Ignored, the call would run as somebody else. */
const FOREIGN = ["x-argocd-api-token", "x-argocd-base-url"];

/** Listens for MCP over Streamable HTTP. Throws `ExpectedError` when the port cannot be had. */
export async function serveHttp(options: ServeHttpOptions): Promise<HttpServer> {
  const { logger } = options;
  const { http } = options.config();
  const running = new Set<Promise<void>>();
  let isStopping = false;

  const server = createServer((request, response) => {
    const path = request.url?.split("?")[0];
    if (path === "/healthz") return sendHealth(response, isStopping);
    if (path !== MCP_PATH)
      return refuse(
        response,
        404,
        `Nothing is served at this path. MCP clients connect to ${MCP_PATH}.`,
      );
    if (isStopping) return refuse(response, 503, "This server is stopping. Try again in a moment.");
    const work = answer(request, response, options).catch((error: unknown) => {
      logger.error({ err: error }, "request failed");
      if (!response.headersSent) refuse(response, 500, "This failed; the log says why.");
      else response.destroy();
    });
    // A standing stream is nothing to wait for.
    if (request.method === "GET") return;
    running.add(work);
    void work.finally(() => running.delete(work));
  });
  // Longer than a load balancer keeps a connection open, so that it is never the one to find it closed.
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 70_000;
  server.requestTimeout = 30_000;
  server.maxConnections = 1_000;
  await listen(server, http);
  const { port } = server.address() as AddressInfo;
  const host = http.address.includes(":") ? `[${http.address}]` : http.address;

  return {
    url: `http://${host}:${port}${MCP_PATH}`,
    async drain(withinMs) {
      isStopping = true;
      const deadline = AbortSignal.timeout(withinMs);
      const late = new Promise<void>((resolve) =>
        deadline.addEventListener("abort", () => resolve()),
      );
      await Promise.race([Promise.all(running), late]);
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The checks in order: where from, who, how much; then MCP. */
async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { config: current, fetch }: ServeHttpOptions,
): Promise<void> {
  const config = current();
  const wrongOrigin = checkOrigin(request.headers, config.http);
  if (wrongOrigin !== undefined) return refuse(response, 403, wrongOrigin);
  const { origin } = request.headers;
  if (origin !== undefined) allowOrigin(origin, response);
  if (origin !== undefined && request.method === "OPTIONS") return answerPreflight(response);
  const authentication = authenticate(request.headers.authorization, config);
  if (!authentication.ok) return challenge(response, authentication.isPresented);
  const foreign = FOREIGN.find((name) => request.headers[name] !== undefined);
  if (foreign !== undefined) {
    const sentence = `The header ${foreign} is not taken: this server asks Argo CD with its own credentials, never with a caller's. Remove it.`;
    return refuse(response, 400, sentence);
  }
  const body = await readBody(request, MOST_BODY);
  if (body === undefined) {
    return refuse(
      response,
      413,
      `This request is too large: ${MOST_BODY / 1024} KiB are taken at most.`,
    );
  }
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  await sendResponse(
    await fetch(toRequest(request, body, gone.signal), authentication.caller),
    response,
  );
}

function sendHealth(response: ServerResponse, isStopping: boolean): void {
  const body = JSON.stringify({ status: isStopping ? "stopping" : "ok" });
  response.writeHead(isStopping ? 503 : 200, { "content-type": "application/json" }).end(body);
}

function challenge(response: ServerResponse, isPresented: boolean): void {
  const error = isPresented ? ', error="invalid_token"' : "";
  response.setHeader("www-authenticate", `Bearer realm="lynceus-mcp"${error}`);
  const sentence = isPresented
    ? "This token is not one of this server's. Whoever runs it gives them out."
    : "This server needs a token, which whoever runs it gives out: send it as `Authorization: Bearer …`.";
  refuse(response, 401, sentence);
}

/** A refusal in the shape that MCP clients read. What the client still sends is not read. */
function refuse(response: ServerResponse, status: number, message: string): void {
  const body = JSON.stringify({ jsonrpc: "2.0", id: null, error: { code: -32_000, message } });
  response.writeHead(status, { "content-type": "application/json", connection: "close" }).end(body);
}

function listen(server: ReturnType<typeof createServer>, http: HttpConfig): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const where = `${http.address}:${http.port}`;
      const sentence = `${where} ${whyNot(error)}. Choose another with --bind-address and --port.`;
      reject(new ExpectedError(sentence, { cause: error }));
    });
    server.listen(http.port, http.address, resolve);
  });
}

function whyNot({ code }: NodeJS.ErrnoException): string {
  switch (code) {
    case "EADDRINUSE":
      return "is in use: another program listens there";
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return "cannot be listened on: it is no address of this machine";
    case "EACCES":
      return "cannot be listened on: this user may not listen on that port";
    default:
      return `cannot be listened on (${code})`;
  }
}
