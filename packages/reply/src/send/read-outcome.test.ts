import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from "@slack/web-api";
import { expect, test } from "vitest";
import { readOutcome } from "./read-outcome.ts";

const platform = (error: string, more: object = {}) =>
  new WebAPIPlatformError({ ok: false, error, ...more });
const http = (status: number) => new WebAPIHTTPError(status, "", {}, "");
const network = (code: string) =>
  new WebAPIRequestError(
    new TypeError("fetch failed", { cause: Object.assign(new Error(), { code }) }),
  );

test.each([
  ["a refusal", platform("not_in_channel"), "refused"],
  ["trouble of Slack's own", platform("internal_error"), "unsure"],
  ["a proxy's page with status 200", platform("<html>Bad gateway</html>"), "unsure"],
  ["a server error", http(503), "unsure"],
  ["a client error", http(413), "refused"],
  ["a connection that broke", network("ECONNRESET"), "unsure"],
  ["a time-out", new DOMException("late", "TimeoutError"), "unsure"],
  ["no connection", network("ECONNREFUSED"), "unsent"],
  ["an unknown host", network("ENOTFOUND"), "unsent"],
])("%s", (_, error, kind) => {
  expect(readOutcome(error)).toEqual({ kind });
});

test("a rate limit says when to come back, however it is told", () => {
  const told = { response_metadata: { retryAfter: 7 } };
  expect(readOutcome(new WebAPIRateLimitedError(30))).toMatchObject({ retryAfterMs: 30_000 });
  expect(readOutcome(platform("ratelimited", told))).toMatchObject({ retryAfterMs: 7000 });
  expect(readOutcome(platform("rate_limited"))).toMatchObject({ retryAfterMs: 1000 });
  expect(readOutcome(new WebAPIRateLimitedError(0))).toMatchObject({ retryAfterMs: 1000 });
});
