import { inSpan } from "@lynceus/telemetry";
import { collectSpans } from "@lynceus/telemetry/testing";
import { expect, onTestFinished, test } from "vitest";
import type { BullJob } from "../backend/backend.ts";
import { traceAdd } from "../trace-add.ts";
import { traceRun } from "./trace-run.ts";

function watch() {
  const spans = collectSpans();
  onTestFinished(() => spans.stop());
  return (name: string) => spans.ended().find((span) => span.name === name);
}

const jobOf = (data: object) => ({ queueName: "lynceus", name: "thread", data }) as BullJob;

test("a job runs in the trace of whoever added it, even long after", async () => {
  const ended = watch();
  const stored = await inSpan("question", { parent: "root" }, () =>
    traceAdd("lynceus", async (carried) => JSON.parse(JSON.stringify({ team: "T1", ...carried }))),
  );
  await inSpan("what runs here meanwhile", { parent: "root" }, () =>
    traceRun(jobOf(stored), async () => undefined),
  );

  expect(ended("send lynceus")?.parentSpanContext?.spanId).toBe(
    ended("question")?.spanContext().spanId,
  );
  expect(ended("process lynceus")?.parentSpanContext?.spanId).toBe(
    ended("send lynceus")?.spanContext().spanId,
  );
});

test("a job that nobody asked for is a trace of its own, and its addition none", async () => {
  const ended = watch();
  expect(await traceAdd("lynceus", async (carried) => carried)).toEqual({});
  await traceRun(jobOf({}), async () => undefined);

  expect(ended("send lynceus")).toBeUndefined();
  expect(ended("process lynceus")?.parentSpanContext).toBeUndefined();
});
