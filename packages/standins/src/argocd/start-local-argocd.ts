import { setMaxListeners } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { createAccount } from "./account.ts";
import { createFaults, type Faults } from "./faults.ts";
import { handleRequest } from "./handle-request.ts";
import type { JsonObject } from "./json.ts";
import { openWorld, type WatchType } from "./live-world.ts";
import type { OpenStream } from "./open-stream.ts";
import type { World } from "./schema.ts";

export interface LocalArgocdOptions {
  readonly world: World;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** The only token that is let in; a fresh one by default. */
  readonly token?: string;
  /** Projects that the token may see, `*` for any run of characters; all by default. */
  readonly accountProjects?: readonly string[];
  /** Epoch milliseconds. At the start it becomes the moment of the recording. */
  readonly now?: () => number;
  /** Added to every answer. */
  readonly latencyMs?: number;
  /** `server.rootpath`: `/argo` puts everything below it. */
  readonly rootPath?: string;
  /** Between the comments of server-sent events: 15 s as in Argo CD. */
  readonly keepaliveMs?: number;
}

/** A request as it came in, without its credentials. */
export interface ReceivedRequest {
  readonly method: string;
  /** Undecoded, with the root path, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
}

export interface LocalArgocd {
  /** Base URL with the root path, without a slash at the end. */
  readonly url: string;
  readonly token: string;
  readonly world: World;
  readonly faults: Faults;
  /** The last 10,000 requests, oldest first. */
  requests(): readonly ReceivedRequest[];
  /** A copy of an application as GET tells it now, for `emit`; undefined when there is none. */
  application(name: string, namespace?: string): JsonObject | undefined;
  /**
   * Puts an application in place of the one of its name (or away, for DELETED), gives it a newer
   * `resourceVersion` and tells every stream. Its tree, logs and events stay as recorded.
   */
  emit(type: WatchType, application: JsonObject): void;
  /** Breaks the connection of every open stream. */
  dropStreams(): void;
  /** Ends everything at once: open streams, hung requests, the port. */
  close(): Promise<void>;
}

const keptRequests = 10_000;

/** Serves a recorded world on 127.0.0.1 under the rules of the Argo CD 3.5.1 API, its clock moved to now. */
export async function startLocalArgocd(options: LocalArgocdOptions): Promise<LocalArgocd> {
  const now = options.now ?? Date.now;
  const world = openWorld(options.world, now);
  const account = createAccount({
    token: options.token,
    projects: options.accountProjects,
    now: now(),
  });
  const faults = createFaults();
  const received: ReceivedRequest[] = [];
  const streams = new Set<OpenStream>();
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  const root = (options.rootPath ?? "").replace(/^\/*|\/+$/g, "");
  const rootPath = root === "" ? "" : `/${root}`;
  const handling = {
    world,
    account,
    faults,
    rootPath,
    latencyMs: options.latencyMs ?? 0,
    keepaliveMs: options.keepaliveMs ?? 15_000,
    closing: closing.signal,
    opened(stream: OpenStream) {
      streams.add(stream);
      stream.onEnd(() => streams.delete(stream));
    },
  };
  const server = createServer((request, response) => {
    received.push(withoutCredentials(request));
    if (received.length > keptRequests) received.shift();
    handleRequest(request, response, handling).catch((error: unknown) => {
      if (closing.signal.aborted) return;
      response.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}${rootPath}`,
    token: account.token,
    world: options.world,
    faults,
    requests: () => [...received],
    application: (name, namespace = world.controllerNamespace) =>
      structuredClone(world.application(namespace, name)?.full),
    emit: (type, application) => void world.change(type, application),
    dropStreams() {
      for (const stream of [...streams]) stream.cut();
    },
    async close() {
      closing.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function withoutCredentials(request: IncomingMessage): ReceivedRequest {
  const [path = "", query = ""] = (request.url ?? "").split(/\?(.*)/s);
  const { authorization: _, cookie: __, ...rest } = request.headers;
  const headers = Object.entries(rest).map(([name, value]) => [name, String(value)] as const);
  return {
    method: request.method ?? "",
    path,
    query: new URLSearchParams(query),
    headers: Object.fromEntries(headers),
  };
}
