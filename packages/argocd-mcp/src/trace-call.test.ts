import { collectSpans } from "@lynceus/telemetry/testing";
import { expect, onTestFinished, test } from "vitest";
import { traceCall } from "./trace-call.ts";

const result = { content: [] };

test("a call goes on in its caller's trace, whoever that is", async () => {
  const spans = collectSpans();
  onTestFinished(() => spans.stop());
  const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  expect(await traceCall("get_logs", { _meta: { traceparent } }, async () => result)).toBe(result);
  await traceCall("get_logs", { _meta: { traceparent: "nonsense" } }, async () => result);
  await traceCall("get_logs", {}, async () => ({ ...result, isError: true }));

  const [called, ...others] = spans.ended();
  expect(called?.spanContext().traceId).toBe("0af7651916cd43dd8448eb211c80319c");
  expect(called?.parentSpanContext?.spanId).toBe("b7ad6b7169203331");
  expect(called?.attributes).toEqual({
    "mcp.method.name": "tools/call",
    "gen_ai.tool.name": "get_logs",
    "gen_ai.operation.name": "execute_tool",
  });
  expect(others.map(({ parentSpanContext }) => parentSpanContext)).toEqual([undefined, undefined]);
  expect(others[1]?.attributes).toMatchObject({ "error.type": "tool_error" });
});
