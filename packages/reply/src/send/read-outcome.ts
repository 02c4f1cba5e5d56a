import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from "@slack/web-api";

/** What a failed call says about its effect. */
export type Outcome =
  | { readonly kind: "rate-limited"; readonly retryAfterMs: number }
  /** It never reached Slack. */
  | { readonly kind: "unsent" }
  /** Slack may have done it or not. */
  | { readonly kind: "unsure" }
  /** Slack did not do it, and would not the next time. */
  | { readonly kind: "refused" };

/** Slack's codes for trouble of its own: "some aspect of the operation" may have succeeded. */
const TROUBLE = new Set([
  "fatal_error",
  "internal_error",
  "request_timeout",
  "service_unavailable",
  "team_added_to_org",
]);

/** Failures before a request is written. */
const NO_CONNECTION = new Set([
  "EAI_AGAIN",
  "ECONNREFUSED",
  "ENETUNREACH",
  "ENOTFOUND",
  "UND_ERR_CONNECT_TIMEOUT",
]);

const rateLimited = (seconds: number): Outcome => ({
  kind: "rate-limited",
  retryAfterMs: Math.max(1, seconds) * 1000,
});

function readPlatformError({ data }: WebAPIPlatformError): Outcome {
  const { error, response_metadata: metadata } = data;
  if (error === "ratelimited" || error === "rate_limited") {
    return rateLimited(metadata?.retryAfter ?? 1);
  }
  // The client takes an answer that is no JSON, such as a proxy's page, for an error code.
  const isSlacks = /^[a-z_]+$/.test(error);
  return { kind: isSlacks && !TROUBLE.has(error) ? "refused" : "unsure" };
}

function hasNoConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && NO_CONNECTION.has(String(error.code))) return true;
  return hasNoConnection(error.cause);
}

/** Of an error that a `WebClient` call threw. What is not known to be without effect is unsure. */
export function readOutcome(error: unknown): Outcome {
  if (error instanceof WebAPIRateLimitedError) return rateLimited(error.retryAfter);
  if (error instanceof WebAPIPlatformError) return readPlatformError(error);
  if (error instanceof WebAPIHTTPError) {
    return { kind: error.statusCode < 500 ? "refused" : "unsure" };
  }
  return { kind: hasNoConnection(error) ? "unsent" : "unsure" };
}
