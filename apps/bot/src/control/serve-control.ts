import { once } from "node:events";
import { rm } from "node:fs/promises";
import { connect, createServer, type Socket } from "node:net";
import { addAbortSignal } from "node:stream";
import { ExpectedError } from "@lynceus/contract";
import type { Logger } from "@lynceus/telemetry";
import { aliveEveryMs, type ControlLine, ControlRequest } from "./protocol.ts";
import { readLines } from "./read-lines.ts";

export interface ControlOptions {
  readonly address: string;
  /** Answers one request, line by line. */
  readonly answer: (request: ControlRequest, signal: AbortSignal) => AsyncIterable<ControlLine>;
  readonly logger: Logger;
}

const LONGEST_REQUEST = 4_096;
const REQUEST_WITHIN_MS = 5_000;
const MOST_CONNECTIONS = 16;

/**
 * Listens for the terminal: a line of JSON in, lines of JSON out, then the connection ends. Only this user may
 * connect. Returns what to call at the end; an `ExpectedError` when another process listens there.
 */
export async function serveControl(options: ControlOptions): Promise<() => Promise<void>> {
  const { address } = options;
  await makeWay(address);
  const closing = new AbortController();
  const server = createServer((socket) => void attend(socket, options, closing.signal));
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    // Bound within `listen`, so that the socket is never there with another mode.
    const mask = process.umask(0o177);
    server.listen(address, resolve);
    process.umask(mask);
  });
  server.unref();
  return async () => {
    closing.abort();
    await new Promise((resolve) => server.close(resolve));
  };
}

/** Takes away the socket of a process that is gone. */
async function makeWay(address: string): Promise<void> {
  const socket = connect(address);
  try {
    await once(socket, "connect");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ECONNREFUSED") return;
    await rm(address, { force: true });
    return;
  } finally {
    socket.destroy();
  }
  throw new ExpectedError(`Another process listens at ${address}.`);
}

async function attend(
  socket: Socket,
  { answer, logger }: ControlOptions,
  closing: AbortSignal,
): Promise<void> {
  const gone = new AbortController();
  const { signal } = gone;
  socket.on("error", () => {});
  socket.once("close", () => gone.abort());
  addAbortSignal(closing, socket).setEncoding("utf8");
  const write = async (line: ControlLine) => {
    signal.throwIfAborted();
    if (!socket.write(`${JSON.stringify(line)}\n`)) await once(socket, "drain", { signal });
  };
  let alive: NodeJS.Timeout | undefined;
  try {
    const request = await readRequest(socket);
    await write({ line: "alive" });
    alive = setInterval(() => {
      if (!socket.writableNeedDrain) socket.write(`${JSON.stringify({ line: "alive" })}\n`);
    }, aliveEveryMs);
    for await (const line of answer(request, signal)) await write(line);
    await write({ line: "end" });
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof ExpectedError)) logger.error({ err: error }, "control request failed");
    socket.write(`${JSON.stringify({ line: "failed", sentence: sentenceOf(error) })}\n`);
  } finally {
    clearInterval(alive);
    socket.destroySoon();
  }
}

async function readRequest(socket: Socket): Promise<ControlRequest> {
  const late = AbortSignal.timeout(REQUEST_WITHIN_MS);
  const leave = () => socket.destroy();
  late.addEventListener("abort", leave, { once: true });
  try {
    const lines = readLines(socket.iterator({ destroyOnReturn: false }), LONGEST_REQUEST);
    const first = await lines.next().catch(() => undefined);
    const request = ControlRequest.safeParse(parseJson(first?.value ?? ""));
    if (request.success) return request.data;
    throw new ExpectedError("The bot does not know this request. Is it another version?");
  } finally {
    late.removeEventListener("abort", leave);
    // What else is sent is nobody's; read on, so that the end of the connection is seen.
    socket.resume();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof ExpectedError ? error.message : "The bot failed at this; see its log.";
}
