import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { createFaults, Fault } from "../faults.ts";
import { postingRate, type RateLimiter, rateTiers } from "../rate-tiers.ts";
import type { RecordedCall } from "../schema.ts";
import { ApiError } from "./api-error.ts";
import type { Method, Office } from "./method.ts";
import { methods } from "./methods.ts";
import { type ApiRequest, readRequest } from "./read-request.ts";

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>> | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface WebApi {
  /** Answers `POST` or `GET /api/<method>`. */
  serve(request: IncomingMessage, response: ServerResponse, method: string): Promise<void>;
  calls(): readonly RecordedCall[];
}

export interface WebApiOptions {
  readonly office: Office;
  readonly tokens: { readonly botToken: string; readonly appToken: string };
  readonly faults: Pick<ReturnType<typeof createFaults>, "take">;
  /** None: every call is let through. */
  readonly limiter: RateLimiter | undefined;
  readonly now: () => number;
}

export function createWebApi(options: WebApiOptions): WebApi {
  const { office, tokens, faults, limiter, now } = options;
  const { bot } = office.workspace;
  const calls: RecordedCall[] = [];

  function authorise({ token, tier: _, scopes }: Method, given: string | undefined): void {
    if (given === undefined) throw new ApiError("not_authed");
    if (given !== tokens.botToken && given !== tokens.appToken) throw new ApiError("invalid_auth");
    const isApp = given === tokens.appToken;
    if (isApp !== (token === "app")) throw new ApiError("not_allowed_token_type");
    if (scopes.length > 0 && !scopes.some((scope) => bot.scopes.includes(scope))) {
      const needed = scopes.join(",");
      throw new ApiError("missing_scope", { needed, provided: bot.scopes.join(",") });
    }
  }

  function secondsToWait(name: string, method: Method, { args }: ApiRequest): number | undefined {
    const wait = limiter?.take(name, rateTiers[method.tier]);
    if (wait !== undefined || name !== "chat.postMessage") return wait;
    return limiter?.take(`${name} ${args.channel}`, postingRate);
  }

  function handle(name: string, request: ApiRequest): Answer {
    const method = methods.get(name);
    if (method === undefined) throw new ApiError("unknown_method");
    authorise(method, request.token);
    const wait = secondsToWait(name, method, request);
    if (wait !== undefined) {
      const headers = { "retry-after": String(wait) };
      return { status: 429, body: { ok: false, error: "ratelimited" }, headers };
    }
    const headers =
      method.token === "app"
        ? {}
        : {
            "x-oauth-scopes": bot.scopes.join(","),
            "x-accepted-oauth-scopes": method.scopes.join(","),
          };
    return { status: 200, body: { ok: true, ...method.run(request.args, office) }, headers };
  }

  function answer(name: string, request: ApiRequest | ApiError): Answer {
    try {
      if (request instanceof ApiError) throw request;
      return handle(name, request);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return { status: 200, body: { ok: false, error: error.code, ...error.beside } };
    }
  }

  return {
    async serve(request, response, name) {
      const read = await readRequest(request).catch(asApiError);
      const args = read instanceof ApiError ? {} : read.args;
      const index = calls.push({
        method: name,
        args,
        at: now(),
        status: undefined,
        error: undefined,
      });
      const fault = faults.take(name);
      const good = fault === undefined || !replacesEffect(fault) ? answer(name, read) : undefined;
      if (fault?.delayMs !== undefined) await pause(fault.delayMs, undefined, { ref: false });
      if (fault?.hang) return;
      const { status, body, headers } = spoil(good, fault);
      const error = body?.ok === false ? String(body.error) : undefined;
      calls[index - 1] = { method: name, args, at: calls[index - 1]?.at ?? now(), status, error };
      response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
      response.end(body === undefined ? "" : JSON.stringify(body));
    },
    calls: () => [...calls],
  };
}

function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  throw error;
}

/** True when the call is to have no effect: its fault answers instead of it. */
function replacesEffect({ status, error, hang, after }: Fault): boolean {
  return after === undefined && (status !== undefined || error !== undefined || hang === true);
}

function spoil(good: Answer | undefined, fault: Fault | undefined): Answer {
  if (fault === undefined) return good ?? { status: 500, body: undefined };
  const { status, error, headers = {}, after } = fault;
  if (error !== undefined) {
    return { status: status ?? 200, body: { ok: false, error }, headers };
  }
  if (status !== undefined || after !== undefined) {
    return { status: status ?? 500, body: undefined, headers };
  }
  return good ?? { status: 500, body: undefined };
}
