import { AnthropicError, APIConnectionError, APIError, APIUserAbortError } from "@anthropic-ai/sdk";
import { ModelError, type ModelFailure } from "../errors.ts";
import { NotTheApi, Silent } from "./stream-turn.ts";

/** What is to be done about an attempt that broke. */
export type Judgement =
  /** It may pass. `reason` in a few words; `afterMs` when the server says how long. */
  | { readonly kind: "retry"; readonly reason: string; readonly afterMs?: number }
  | { readonly kind: "fail"; readonly error: ModelError };

/** Passes only when someone acts: Anthropic's `error_code`s of spend limits, billing and held accounts. */
const needsSomeone = /spend_limit|billing|on_hold/;
/** A prompt beyond the model's window is a plain 400: Anthropic's words, then Bedrock's and gateways'. */
const tooLong =
  /prompt is too long|input is too long|exceeds? (?:the )?(?:model's )?(?:maximum )?context|context[_ ](?:length|window|limit)/i;
const passing = new Set(["overloaded_error", "api_error", "rate_limit_error", "timeout_error"]);

/**
 * Tells what may pass from what will not. `provider` is who is said to have answered; `quote` makes the
 * server's own words fit to be shown. Rethrows what is not a failure of the API: a bug.
 */
export function judgeFailure(
  error: unknown,
  provider: string,
  quote: (words: string) => string,
): Judgement {
  if (error instanceof Silent) return retry(`${provider} fell silent`);
  if (causeOf(error) instanceof NotTheApi) {
    return fail(
      "request",
      `What answers as ${provider} is a web page: either the model's base URL is wrong, or a login proxy stands in front of it. An administrator has to look at it.`,
    );
  }
  if (error instanceof APIUserAbortError) return retry("the request was broken off");
  if (error instanceof APIConnectionError) return retry(`${provider} cannot be reached`);
  if (error instanceof APIError) return judgeApiError(error, provider, quote);
  // A stream that broke off, ended early or was not readable.
  if (error instanceof AnthropicError) return retry(`the answer of ${provider} broke off`);
  throw error;
}

function judgeApiError(
  error: APIError,
  provider: string,
  quote: (words: string) => string,
): Judgement {
  const { status, type, errorCode, headers } = error;
  const words = quote(error.apiMessage ?? "");
  if (status === 402 || type === "billing_error" || needsSomeone.test(errorCode ?? "")) {
    return fail(
      "billing",
      `${provider} answers no more for this account: a spend limit is reached, or billing needs someone's attention${words}. An administrator has to look at the account's billing and limits.`,
    );
  }
  if (status === undefined) {
    if (passing.has(type ?? "")) return retry(`${provider} broke off (${type})`);
    return fail(
      "unavailable",
      `${provider} broke off its answer (${type ?? "no reason"})${words}. Ask again.`,
    );
  }
  const mayPass = status === 408 || status === 409 || status === 429 || status >= 500;
  if (mayPass && headers?.get("x-should-retry") !== "false") {
    const afterMs = retryAfterMs(headers);
    const reason = `${provider} is ${status === 429 ? "limiting requests" : "not available"} (${status})`;
    return { kind: "retry", reason, ...(afterMs === undefined ? {} : { afterMs }) };
  }
  switch (status === 400 && tooLong.test(error.apiMessage ?? "") ? 413 : status) {
    case 401:
      return fail(
        "credential",
        `${provider} does not accept the model's key or token (401). An administrator has to set a valid one.`,
      );
    case 403:
      return fail(
        "permission",
        `${provider} does not permit this (403): the key may not use this model, workspace or region. An administrator has to look at its permissions.`,
      );
    case 404:
      return fail(
        "request",
        `${provider} does not know the model or the path (404)${words}. An administrator has to check the model's name and base URL.`,
      );
    case 413:
      return fail(
        "request",
        `The conversation has become too large for ${provider} (${status}). Ask about one failure, or about one application.`,
      );
    default:
      return fail(
        mayPass ? "unavailable" : "request",
        `${provider} does not accept the request (${status})${words}. Ask again; if it stays, an administrator has to look at the model's configuration.`,
      );
  }
}

/** Milliseconds by `retry-after-ms` or `retry-after`, which is in seconds or a date. */
function retryAfterMs(headers: Headers | undefined): number | undefined {
  const exact = Number(headers?.get("retry-after-ms") ?? Number.NaN);
  if (exact >= 0) return exact;
  const value = headers?.get("retry-after");
  if (value === null || value === undefined) return undefined;
  const seconds = Number(value);
  const ms = Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1_000;
  return ms >= 0 ? ms : undefined;
}

/** The API says that thinking is bound to another conversation: it helps to leave it out. */
export function isPrefixMismatch(error: unknown): boolean {
  const words = error instanceof APIError && error.status === 400 ? error.apiMessage : undefined;
  return /bound to a different conversation/.test(words ?? "");
}

function causeOf(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? error.cause : error;
}

function retry(reason: string): Judgement {
  return { kind: "retry", reason };
}

function fail(failure: ModelFailure, sentence: string): Judgement {
  return { kind: "fail", error: new ModelError(failure, sentence) };
}
