import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { FaultSwitch } from "./faults.ts";
import { matchPath } from "./match-path.ts";
import { playFault } from "./play-fault.ts";
import { type FoundRoute, type Playing, playRoute, refuseWrite } from "./play-route.ts";
import { readPath } from "./read-path.ts";
import { routes, writeRoutes } from "./routes.ts";
import { sendWhole } from "./send-whole.ts";
import { serveWeb } from "./serve-web.ts";

export interface Handling extends Playing {
  readonly faults: FaultSwitch;
  readonly latencyMs: number;
  /** Path below which everything lies: empty, or `/argo`. */
  readonly rootPath: string;
  /** Ends what waits. */
  readonly closing: AbortSignal;
}

/** One request from the socket to the answer, in the order in which Argo CD looks at it. */
export async function handleRequest(
  request: IncomingMessage,
  response: ServerResponse,
  handling: Handling,
): Promise<void> {
  const text = (status: number, body: string, headers = {}) =>
    sendWhole(request, response, {
      status,
      body,
      headers,
      contentType: "text/plain; charset=utf-8",
    });

  const read = readPath(request.url ?? "/");
  const wait = (ms: number) => delay(ms, undefined, { signal: handling.closing });
  if (handling.latencyMs > 0) await wait(handling.latencyMs);
  if (read.outcome === "malformed") return text(400, "400 Bad Request");
  if (read.outcome === "redirect") return text(307, "", { location: read.location });
  const { search } = read;
  if (read.path === "/healthz") return text(200, "ok\n");
  if (read.path === handling.rootPath) return text(307, "", { location: `${handling.rootPath}/` });
  if (!read.path.startsWith(`${handling.rootPath}/`)) return text(404, "404 page not found\n");
  const path = read.path.slice(handling.rootPath.length);

  const fault = handling.faults.take(path);
  if (fault?.kind === "slow") await wait(fault.ms);
  if (fault !== undefined && playFault(request, response, fault)) return;
  if (path === "/healthz") return text(200, "ok\n");
  if (!path.startsWith("/api/")) return serveWeb(request, response, path);

  const method = request.method ?? "GET";
  const contentType = (request.headers["content-type"] ?? "").toLowerCase();
  if (method !== "GET" && contentType !== "application/json") {
    return text(415, "Invalid content type\n");
  }
  const found = findRoute(path);
  if (method === "GET" && found !== undefined) {
    return playRoute(request, response, handling, { ...found, search, fault });
  }
  const writes = writeRoutes.filter(([, pattern]) => matchPath(pattern, path) !== undefined);
  if (writes.some(([writing]) => writing === method)) {
    return refuseWrite(request, response, handling);
  }
  if (found !== undefined || writes.length > 0) return text(405, "Method Not Allowed\n");
  return text(404, "Not Found\n");
}

function findRoute(path: string): FoundRoute | undefined {
  for (const route of routes) {
    const segments = matchPath(route.pattern, path);
    if (segments !== undefined) return { route, segments };
  }
  return undefined;
}
