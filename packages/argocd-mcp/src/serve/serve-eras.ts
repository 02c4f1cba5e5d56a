import {
  createMcpHandler,
  isLegacyRequest,
  type McpHttpHandler,
  type McpServer,
} from "@modelcontextprotocol/server";
import { StdioServerTransport, serveStdio } from "@modelcontextprotocol/server/stdio";
import { type Caller, fromAuthInfo, toAuthInfo } from "../caller.ts";
import { createSessions } from "./create-sessions.ts";

export interface ServeErasOptions {
  /** A server for one request, one session or one connection; without a caller it refuses every call. */
  readonly build: (caller: Caller | undefined) => McpServer;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** Takes what was refused before it reached a server, or failed beside one. */
  readonly onerror: (error: Error) => void;
}

/** An MCP server as programs reach it. */
export interface McpHost {
  /** For clients in the same process: one MCP request over HTTP, without a socket. */
  fetch(request: Request, caller: Caller): Promise<Response>;
  /** The same for hosts that listen: clients of 2025 get a session, without which they cannot cancel. */
  fetchInSession(request: Request, caller: Caller): Promise<Response>;
  /** One client over standard input and output, until it closes them or `close` is called. */
  stdio(caller: Caller): { close(): Promise<void> };
  /**
   * For hosts that listen. They check host, origin and credential, and pass the caller on as
   * `authInfo.extra.principal`; without one every call is refused.
   */
  readonly handler: McpHttpHandler;
  close(): Promise<void>;
}

/** Serves clients of 2026-07-28, a fresh server for every request, and clients of 2025, with or without sessions. */
export function serveEras({ build, clock, onerror }: ServeErasOptions): McpHost {
  const handler = createMcpHandler(({ authInfo }) => build(fromAuthInfo(authInfo)), { onerror });
  const sessions = createSessions({ build, clock });
  const fetch = (request: Request, caller: Caller) =>
    handler.fetch(request, { authInfo: toAuthInfo(caller) });
  return {
    fetch,
    fetchInSession: async (request, caller) =>
      (await isLegacyRequest(request)) ? sessions.fetch(request, caller) : fetch(request, caller),
    stdio: (caller) =>
      serveStdio(() => build(caller), { transport: new StdioServerTransport(), onerror }),
    handler,
    async close() {
      await Promise.all([handler.close(), sessions.close()]);
    },
  };
}
