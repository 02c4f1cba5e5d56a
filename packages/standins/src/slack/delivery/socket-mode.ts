import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { WebSocket, WebSocketServer } from "ws";
import { z } from "zod";

export type DisconnectReason =
  | "warning"
  | "refresh_requested"
  | "too_many_websockets"
  | "link_disabled";

const MAX_CONNECTIONS = 10;
const CLOSING_MS = 500;
const LINK_PATH = "/link/";

const Ack = z.object({ envelope_id: z.string(), payload: z.unknown() });
export type Ack = z.infer<typeof Ack>;

/** The WebSocket side of Socket Mode: tickets, hello, frames out, acks in. */
export interface SocketMode {
  /** Path and query of a URL that is good for one connection. */
  ticket(): string;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Sends to one of the connections, in turn; false when there is none. */
  send(frame: unknown): boolean;
  connections(): number;
  connected(): Promise<void>;
  /** Tells every connection to go and sends it nothing any more. */
  disconnect(reason: DisconnectReason): void;
  /** Breaks every connection without a word. */
  cut(): void;
  /** Ends every connection by handshake; by force where the other side does not answer. */
  close(): Promise<void>;
}

export function createSocketMode(options: {
  readonly appId: string;
  readonly onAck: (ack: Ack) => void;
}): SocketMode {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const open = new Set<WebSocket>();
  const waiting = new Set<() => void>();
  let turn = 0;

  function greet(socket: WebSocket): void {
    // The client may have broken off already; its close event tells.
    socket.on("error", () => socket.terminate());
    if (open.size >= MAX_CONNECTIONS) {
      dismiss(socket, "too_many_websockets");
      return;
    }
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    socket.on("message", (data, isBinary) => {
      const ack = isBinary ? undefined : readAck(String(data));
      if (ack !== undefined) options.onAck(ack);
    });
    const debug_info = {
      host: "applink-local",
      build_number: 1,
      approximate_connection_time: 18060,
    };
    const connection_info = { app_id: options.appId };
    write(socket, { type: "hello", num_connections: open.size, debug_info, connection_info });
    for (const resolve of waiting) resolve();
    waiting.clear();
  }

  function dismissAll(reason: DisconnectReason): void {
    for (const socket of open) dismiss(socket, reason);
    open.clear();
  }

  return {
    ticket() {
      const ticket = randomUUID();
      tickets.add(ticket);
      return `${LINK_PATH}?ticket=${ticket}&app_id=${options.appId}`;
    },
    upgrade(request, socket, head) {
      const [path, query] = (request.url ?? "").split("?");
      const ticket = new URLSearchParams(query).get("ticket") ?? "";
      if (path !== LINK_PATH || !tickets.delete(ticket)) {
        socket.on("error", () => socket.destroy());
        socket.end("HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        return;
      }
      server.handleUpgrade(request, socket, head, greet);
    },
    send(frame) {
      const sockets = [...open].filter(({ readyState }) => readyState === WebSocket.OPEN);
      const socket = sockets[turn++ % sockets.length];
      if (socket === undefined) return false;
      write(socket, frame);
      return true;
    },
    connections: () => open.size,
    async connected() {
      if (open.size > 0) return;
      await new Promise<void>((resolve) => waiting.add(resolve));
    },
    disconnect: dismissAll,
    cut() {
      for (const socket of open) socket.terminate();
      open.clear();
    },
    async close() {
      for (const socket of server.clients) socket.close(1001);
      const done = new Promise((resolve) => server.close(resolve));
      await Promise.race([done, pause(CLOSING_MS, undefined, { ref: false })]);
      for (const socket of server.clients) socket.terminate();
    },
  };
}

function write(socket: WebSocket, frame: unknown): void {
  socket.send(JSON.stringify(frame));
}

function dismiss(socket: WebSocket, reason: DisconnectReason): void {
  write(socket, { type: "disconnect", reason, debug_info: { host: "applink-local" } });
}

function readAck(data: string): Ack | undefined {
  try {
    return Ack.safeParse(JSON.parse(data)).data;
  } catch {
    return undefined;
  }
}
