import { postingRate, type RateLimiter, rateTiers } from "../rate-tiers.ts";
import { ApiError } from "./api-error.ts";
import type { Method, Office } from "./method.ts";
import { methods } from "./methods.ts";
import type { ApiRequest } from "./read-request.ts";

/** An answer of the Web API before it is written. */
export interface Answer {
  readonly status: number;
  /** Undefined for an answer without one, as a failing proxy gives. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface CallDesk {
  readonly office: Office;
  readonly tokens: { readonly botToken: string; readonly appToken: string };
  /** None: every call is let through. */
  readonly limiter: RateLimiter | undefined;
}

/** Runs a method for a request: who may, how often, what comes of it. Refusals are answers as well. */
export function answerCall(name: string, request: ApiRequest, desk: CallDesk): Answer {
  const method = methods.get(name);
  if (method === undefined) return refusal(new ApiError("unknown_method"));
  try {
    authorise(method, request.token, desk);
    const wait = secondsToWait(name, method, request, desk);
    if (wait !== undefined) {
      const headers = { "retry-after": String(wait) };
      return { status: 429, body: { ok: false, error: "ratelimited" }, headers };
    }
    const body = { ok: true, ...method.run(request.args, desk.office) };
    return { status: 200, body, headers: scopeHeaders(method, desk) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { ...refusal(error), headers: scopeHeaders(method, desk) };
  }
}

/** Slack's refusals come with HTTP 200. */
export function refusal({ code, beside }: ApiError): Answer {
  return { status: 200, body: { ok: false, error: code, ...beside } };
}

function authorise(method: Method, token: string | undefined, desk: CallDesk): void {
  const { botToken, appToken } = desk.tokens;
  if (token === undefined) throw new ApiError("not_authed");
  if (token !== botToken && token !== appToken) throw new ApiError("invalid_auth");
  if ((token === appToken) !== (method.token === "app")) {
    throw new ApiError("not_allowed_token_type");
  }
  const { scopes: provided } = desk.office.workspace.bot;
  if (method.scopes.length > 0 && !method.scopes.some((scope) => provided.includes(scope))) {
    const needed = method.scopes.join(",");
    throw new ApiError("missing_scope", { needed, provided: provided.join(",") });
  }
}

function secondsToWait(
  name: string,
  method: Method,
  { args }: ApiRequest,
  { limiter }: CallDesk,
): number | undefined {
  const wait = limiter?.take(name, rateTiers[method.tier]);
  if (wait !== undefined || name !== "chat.postMessage") return wait;
  return limiter?.take(`${name} ${args.channel}`, postingRate);
}

function scopeHeaders(method: Method, desk: CallDesk): Readonly<Record<string, string>> {
  if (method.token === "app") return {};
  return {
    "x-oauth-scopes": desk.office.workspace.bot.scopes.join(","),
    "x-accepted-oauth-scopes": method.scopes.join(","),
  };
}
