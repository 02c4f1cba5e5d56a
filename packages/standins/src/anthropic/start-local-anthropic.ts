import { setMaxListeners } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createFaults, type Faults } from "./faults.ts";
import { handleRequest, type ReceivedModelRequest } from "./handle-request.ts";
import { createPromptCache } from "./prompt-cache.ts";
import { createRateLimits } from "./rate-limit-headers.ts";
import { createScript } from "./script.ts";
import type { Turns } from "./turn.ts";

export interface LocalAnthropicOptions {
  /** What the model says. */
  readonly turns: Turns;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** The only key that is let in; any by default. */
  readonly apiKey?: string;
  /** Between the events of a stream, for eyes; 0 by default. */
  readonly eventDelayMs?: number;
  /** Epoch milliseconds; what ages the prompt cache. */
  readonly now?: () => number;
}

export interface LocalAnthropic {
  /** Base URL for the SDK, without a slash at the end. */
  readonly url: string;
  readonly faults: Faults;
  /** All requests, oldest first. */
  requests(): readonly ReceivedModelRequest[];
  /** A new script, from its first turn. */
  setTurns(turns: Turns): void;
  /** Ends everything at once: open streams, hung requests, the port. */
  close(): Promise<void>;
}

/**
 * Starts a Claude API on 127.0.0.1 that the unmodified SDK 1.11 runs on: `POST /v1/messages` (JSON and server-sent
 * events), `/v1/messages/count_tokens` and `/v1/models`. The model says what the script says; requests are checked
 * as the API checks them, thinking is bound to its conversation, and the prompt cache counts. Rejects when the port
 * is taken.
 */
export async function startLocalAnthropic(options: LocalAnthropicOptions): Promise<LocalAnthropic> {
  const now = options.now ?? Date.now;
  const script = createScript(options.turns);
  const faults = createFaults();
  const received: ReceivedModelRequest[] = [];
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  const handling = {
    apiKey: options.apiKey,
    script,
    faults,
    limits: createRateLimits(now),
    cache: createPromptCache(now),
    eventDelayMs: options.eventDelayMs ?? 0,
    closing: closing.signal,
    received: (request: ReceivedModelRequest) => void received.push(request),
  };
  const server = createServer((request, response) => {
    handleRequest(request, response, handling).catch((error: unknown) => {
      if (closing.signal.aborted || response.destroyed) return;
      response.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    faults,
    requests: () => [...received],
    setTurns: script.set,
    async close() {
      closing.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
