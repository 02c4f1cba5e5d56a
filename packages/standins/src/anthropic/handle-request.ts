import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { ApiError } from "./api-error.ts";
import { checkRequest } from "./check-request.ts";
import { type FaultSwitch, strikesWithin } from "./faults.ts";
import { mintId } from "./mint-id.ts";
import { models } from "./models.ts";
import { playFault } from "./play-fault.ts";
import type { CacheUsage } from "./prompt-cache.ts";
import { type PromptPart, promptParts, tokensOf } from "./prompt-parts.ts";
import type { createRateLimits } from "./rate-limit-headers.ts";
import { checkHeaders, readRequest } from "./read-request.ts";
import type { MessagesRequest } from "./schema.ts";
import type { Script } from "./script.ts";
import { sendEvents } from "./send-events.ts";
import { sendJson, sendWhole } from "./send-whole.ts";
import { toEvents } from "./to-events.ts";
import { toMessage } from "./to-message.ts";

export interface Handling {
  readonly apiKey: string | undefined;
  readonly script: Script;
  readonly faults: FaultSwitch;
  readonly limits: ReturnType<typeof createRateLimits>;
  readonly eventDelayMs: number;
  readonly closing: AbortSignal;
  cache(model: string, parts: readonly PromptPart[]): CacheUsage;
  received(request: ReceivedModelRequest): void;
}

/** A request as it came in. */
export interface ReceivedModelRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON as sent, whether it was let in or not. */
  readonly body: MessagesRequest;
}

/** Answers one request as api.anthropic.com does. */
export async function handleRequest(
  request: IncomingMessage,
  response: ServerResponse,
  handling: Handling,
): Promise<void> {
  const requestId = mintId("req");
  response.setHeader("request-id", requestId);
  response.setHeader("anthropic-organization-id", "00000000-0000-4000-8000-000000000000");
  response.setHeader("anthropic-workspace-id", "wrkspc_local");
  try {
    const body = await readRequest(request);
    handling.received(toReceived(request, body));
    checkHeaders(request.headers, handling.apiKey);
    await answer(request, response, { ...handling, body });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    response.setHeader("x-should-retry", String(error.shouldRetry));
    sendJson(response, error.status, error.body(requestId));
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  handling: Handling & { readonly body: unknown },
): Promise<void> {
  const { method = "" } = request;
  const { pathname } = new URL(request.url ?? "", "http://local");
  const beta = request.headers["anthropic-beta"] !== undefined;
  switch (`${method} ${pathname}`) {
    case "POST /v1/messages":
      return sendTurn(request, response, handling, beta);
    case "POST /v1/messages/count_tokens": {
      const counted = checkRequest(handling.body, { beta, counting: true });
      return sendJson(response, 200, { input_tokens: tokensOf(promptParts(counted)) });
    }
    case "GET /v1/models": {
      const [first, last] = [models.at(0)?.id, models.at(-1)?.id];
      const page = { data: models, has_more: false, first_id: first, last_id: last };
      return sendJson(response, 200, page);
    }
  }
  const id = /^\/v1\/models\/([^/]+)$/.exec(pathname)?.[1];
  const model = models.find((candidate) => candidate.id === id);
  if (method === "GET" && model !== undefined) return sendJson(response, 200, model);
  throw new ApiError(404, id === undefined ? `Not found: ${pathname}` : `model: ${id}`);
}

async function sendTurn(
  request: IncomingMessage,
  response: ServerResponse,
  handling: Handling & { readonly body: unknown },
  beta: boolean,
): Promise<void> {
  const { limits, script, faults } = handling;
  limits.use("requests", 1);
  for (const [name, value] of Object.entries(limits.headers())) response.setHeader(name, value);
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const signal = AbortSignal.any([handling.closing, gone.signal]);

  const switched = faults.take();
  if (switched !== undefined && playFault(request, response, switched)) return;
  const asked = checkRequest(handling.body, { beta, counting: false });
  const keep = switched !== undefined && switched.kind !== "slow";
  const turn = await script.next(asked, keep);
  if (turn.fault !== undefined && playFault(request, response, turn.fault)) return;
  const fault = switched ?? turn.fault;
  if (fault?.kind === "slow") await sleep(fault.ms, undefined, { signal });

  const message = toMessage(asked, turn, handling.cache(asked.model, promptParts(asked)));
  limits.use("input-tokens", message.usage.input_tokens);
  limits.use("output-tokens", message.usage.output_tokens);
  if (asked.stream !== true) return sendWhole(response, message, fault);
  response.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-cache",
  });
  const broken = fault !== undefined && strikesWithin(fault) ? fault : undefined;
  const { eventDelayMs } = handling;
  await sendEvents(response, toEvents(message), { fault: broken, eventDelayMs, signal });
}

function toReceived(request: IncomingMessage, body: unknown): ReceivedModelRequest {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: request.method ?? "",
    path: request.url ?? "",
    headers: Object.fromEntries(headers),
    body: body as MessagesRequest,
  };
}
