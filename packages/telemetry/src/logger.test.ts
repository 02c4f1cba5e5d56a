import { afterEach, expect, test } from "vitest";
import { createLogger } from "./logger.ts";
import { type CollectedSpans, collectSpans } from "./testing/collect-spans.ts";
import { inSpan } from "./trace/in-span.ts";

let spans: CollectedSpans | undefined;
afterEach(() => spans?.stop());

function listen() {
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  return { lines, logger: createLogger({ name: "test", level: "info", destination: { write } }) };
}

test("a line says in which span it was written, if in any", async () => {
  spans = collectSpans();
  const { lines, logger } = listen();
  logger.info({}, "outside");
  await inSpan("work", {}, async () => logger.info({ item: 3 }, "inside"));

  const [outside, inside] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const { traceId, spanId } = spans.ended()[0]?.spanContext() ?? {};
  expect(outside).not.toHaveProperty("trace_id");
  expect(inside).toMatchObject({ item: 3, trace_id: traceId, span_id: spanId });
});

test.each([
  [{ token: "s3cret" }],
  [{ config: { apiKey: "s3cret" } }],
  [{ headers: { authorization: "Bearer s3cret" } }],
  [{ request: { headers: { cookie: "s3cret" } } }],
  [{ slack: { botToken: "s3cret", appToken: "s3cret" } }],
])("a secret in a known field is censored: %j", (fields) => {
  const { lines, logger } = listen();
  logger.info(fields, "said");
  expect(lines[0]).toContain("[secret]");
  expect(lines[0]).not.toContain("s3cret");
});
