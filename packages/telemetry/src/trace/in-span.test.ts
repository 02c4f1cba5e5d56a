import { afterEach, beforeEach, expect, test } from "vitest";
import { type CollectedSpans, collectSpans } from "../testing/collect-spans.ts";
import { failSpan, inSpan } from "./in-span.ts";
import { carryTrace, linkTrace, readTrace, withTrace } from "./traceparent.ts";

let spans: CollectedSpans;

beforeEach(() => {
  spans = collectSpans();
});
afterEach(() => spans.stop());

const ended = (name: string) => {
  const span = spans.ended().find((one) => one.name === name);
  if (span === undefined) throw new Error(`no span ${name}`);
  return span;
};

test("what is carried goes on in the same trace, wherever it is taken up", async () => {
  let kept: unknown;
  await inSpan("receive", { kind: "server", parent: "root" }, async () => {
    kept = JSON.parse(JSON.stringify({ text: "hello", ...withTrace() }));
  });
  await inSpan("job", { parent: "root" }, () =>
    inSpan(
      "handle",
      { parent: { carried: readTrace(kept) }, links: [carryTrace(), "nonsense"] },
      async () => linkTrace(readTrace(kept)),
    ),
  );

  const { traceId, spanId } = ended("receive").spanContext();
  expect(ended("handle").spanContext().traceId).toBe(traceId);
  expect(ended("handle").parentSpanContext?.spanId).toBe(spanId);
  expect(ended("handle").links.map(({ context }) => context.spanId)).toEqual([
    ended("job").spanContext().spanId,
    spanId,
  ]);
  expect(ended("job").spanContext().traceId).not.toBe(traceId);
});

test.each([
  ["nothing", undefined],
  ["no object", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"],
  ["another version", { traceparent: "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" }],
  ["no text", { traceparent: 7 }],
  ["something longer", { traceparent: `00-${"0".repeat(400)}` }],
])("%s carries no trace", (_what, carrier) => {
  expect(readTrace(carrier)).toBeUndefined();
});

test("zeros are no trace to go on in", async () => {
  const carried = `00-${"0".repeat(32)}-${"0".repeat(16)}-01`;
  await inSpan("alone", { parent: { carried } }, async () => undefined);
  expect(ended("alone").parentSpanContext).toBeUndefined();
});

test("what nobody waits for is no span, within something it is", async () => {
  const request = () => inSpan("request", { parent: "within" }, async () => carryTrace());
  expect(await request()).toBeUndefined();
  expect(spans.ended()).toEqual([]);

  await inSpan("call", {}, request);
  expect(ended("request").parentSpanContext?.spanId).toBe(ended("call").spanContext().spanId);
});

test("a failure is named, never quoted", async () => {
  const failing = inSpan("fails", {}, () => Promise.reject(new RangeError("the secret")));
  await expect(failing).rejects.toThrow("the secret");
  await inSpan("refused", {}, async (span) => failSpan(span, "tool_error"));

  expect(ended("fails").attributes).toEqual({ "error.type": "RangeError" });
  expect(ended("refused").attributes).toEqual({ "error.type": "tool_error" });
  expect(ended("refused").status).toEqual({ code: 2 });
  expect(ended("fails").events).toEqual([]);
  expect(JSON.stringify(ended("fails").status)).not.toContain("secret");
});

test("where nobody listens work is done all the same, and carries nothing", async () => {
  await spans.stop();
  expect(await inSpan("unheard", {}, async () => withTrace())).toEqual({});
});
