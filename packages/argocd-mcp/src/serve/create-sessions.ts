import { randomUUID } from "node:crypto";
import {
  type McpServer,
  WebStandardStreamableHTTPServerTransport,
} from "@modelcontextprotocol/server";
import { type Caller, ownerOf } from "../caller.ts";

interface Session {
  readonly transport: WebStandardStreamableHTTPServerTransport;
  readonly owner: string;
  usedAt: number;
}

export interface SessionsOptions {
  readonly build: (caller: Caller) => McpServer;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** Beyond it the one longest unused is closed. */
  readonly most?: number;
  /** Milliseconds after which an unused one may be closed. */
  readonly idleMs?: number;
}

export interface Sessions {
  fetch(request: Request, caller: Caller): Promise<Response>;
  close(): Promise<void>;
}

/**
 * Clients of 2025 over HTTP, each in a session of its own: only within one can they cancel a call. A session belongs
 * to the principal that opened it; for everybody else it does not exist.
 */
export function createSessions(options: SessionsOptions): Sessions {
  const { build, clock, most = 500, idleMs = 60 * 60_000 } = options;
  const sessions = new Map<string, Session>();

  async function end(id: string): Promise<void> {
    const session = sessions.get(id);
    sessions.delete(id);
    await session?.transport.close();
  }

  async function makeRoom(): Promise<void> {
    const before = clock() - idleMs;
    for (const [id, { usedAt }] of sessions) {
      if (usedAt < before || sessions.size >= most) await end(id);
      else break;
    }
  }

  async function open(request: Request, caller: Caller): Promise<Response> {
    await makeRoom();
    const owner = ownerOf(caller.principal);
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized: (id) => void sessions.set(id, { transport, owner, usedAt: clock() }),
      onsessionclosed: (id) => end(id),
    });
    await build(caller).connect(transport);
    const response = await transport.handleRequest(request);
    // Whoever did not say `initialize` has been told so.
    if (transport.sessionId === undefined) await transport.close();
    return response;
  }

  return {
    async fetch(request, caller) {
      const id = request.headers.get("mcp-session-id");
      if (id === null) return open(request, caller);
      const session = sessions.get(id);
      if (session === undefined || session.owner !== ownerOf(caller.principal)) return notFound();
      session.usedAt = clock();
      // The map is in the order of use.
      sessions.delete(id);
      sessions.set(id, session);
      return session.transport.handleRequest(request);
    },
    async close() {
      await Promise.all([...sessions.keys()].map(end));
    },
  };
}

/** Clients answer it by opening a new one. */
function notFound(): Response {
  const error = { code: -32001, message: "Session not found: it has ended. Open a new one." };
  return Response.json({ jsonrpc: "2.0", id: null, error }, { status: 404 });
}
