import { AnthropicError, APIError } from "@anthropic-ai/sdk";
import { expect, it } from "vitest";
import { judgeFailure } from "./judge-failure.ts";

const judge = (error: unknown) => judgeFailure(error, "Anthropic", (words) => `: «${words}»`);
const refused = (status: number, headers: Record<string, string> = {}, details?: object) =>
  APIError.generate(
    status,
    { error: { type: "rate_limit_error", message: "slow down", details } },
    undefined,
    new Headers(headers),
  );
const inStream = (type: string, details?: object) =>
  new APIError(undefined, { error: { type, details } }, undefined, undefined, type as never);

it.each([
  [{ "retry-after": "7" }, 7_000],
  [{ "retry-after-ms": "250", "retry-after": "7" }, 250],
  [{ "retry-after": "soon" }, undefined],
  [{}, undefined],
])("reads how long to wait from %j: %s ms", (headers, afterMs) => {
  expect(judge(refused(429, headers))).toHaveProperty("kind", "retry");
  expect((judge(refused(429, headers)) as { afterMs?: number }).afterMs).toBe(afterMs);
});

it("reads a date to wait for", () => {
  const date = new Date(Date.now() + 90_000).toUTCString();
  const { afterMs } = judge(refused(503, { "retry-after": date })) as { afterMs?: number };
  expect(afterMs).toBeGreaterThan(85_000);
  expect(afterMs).toBeLessThanOrEqual(90_000);
});

it("does not ask again when the server says that it does not help", () => {
  expect(judge(refused(529, { "x-should-retry": "false" }))).toMatchObject({
    kind: "fail",
    error: { failure: "unavailable" },
  });
});

it.each(["enforced_spend_limit_reached", "linked_organization_billing_unavailable"])(
  "takes %s for what passes only when someone acts, in a stream too",
  (error_code) => {
    for (const error of [
      refused(429, {}, { error_code }),
      inStream("rate_limit_error", { error_code }),
    ]) {
      expect(judge(error)).toMatchObject({ kind: "fail", error: { failure: "billing" } });
    }
  },
);

it("asks again for a ramp limit, and for a stream that broke off", () => {
  expect(judge(refused(429, {}, { error_code: "ramp_limit_exceeded" })).kind).toBe("retry");
  expect(judge(inStream("overloaded_error")).kind).toBe("retry");
  expect(judge(new AnthropicError("terminated")).kind).toBe("retry");
  expect(judge(inStream("invalid_request_error")).kind).toBe("fail");
});

it("rethrows a bug", () => {
  expect(() => judge(new TypeError("x is not a function"))).toThrow(TypeError);
});
