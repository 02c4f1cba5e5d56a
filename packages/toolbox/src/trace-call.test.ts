import { inSpan } from "@lynceus/telemetry";
import { collectSpans } from "@lynceus/telemetry/testing";
import { expect, onTestFinished, test } from "vitest";
import { traceCall } from "./trace-call.ts";

test("what is sent names the client's span, so that the server's is below it", async () => {
  const spans = collectSpans();
  onTestFinished(() => spans.stop());
  let sent: object = {};
  const call = async (_meta: object) => {
    sent = _meta;
    return { isError: true };
  };
  await inSpan("execute_tool get_logs", {}, () => traceCall("get_logs", call));

  const client = spans.ended().find(({ name }) => name === "tools/call get_logs");
  const { traceId = "", spanId = "" } = client?.spanContext() ?? {};
  expect(sent).toEqual({ traceparent: `00-${traceId}-${spanId}-01` });
  expect(client?.attributes).toMatchObject({ "error.type": "tool_error" });
});

test("where nothing is traced nothing is sent", async () => {
  const sent: object[] = [];
  await traceCall("get_logs", async (_meta) => {
    sent.push(_meta);
    return { isError: false };
  });
  expect(sent).toEqual([{}]);
});
