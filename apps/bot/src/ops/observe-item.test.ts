import {
  createLogger,
  inSpan,
  noteAnswered,
  noteSeen,
  startTelemetry,
  withTrace,
} from "@lynceus/telemetry";
import { collectSpans } from "@lynceus/telemetry/testing";
import { expect, onTestFinished, test } from "vitest";
import { observeItem } from "./observe-item.ts";

async function watch() {
  const spans = collectSpans();
  const logger = createLogger({ name: "test", level: "silent" });
  const options = { version: "1", logger, traces: "none", metrics: ["text"] } as const;
  const telemetry = await startTelemetry(options);
  onTestFinished(async () => {
    await telemetry.stop();
    await spans.stop();
  });
  return { spans, read: () => telemetry.metricsText() };
}

const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1_000);

test("what people wait is measured from the arrival, and the first thing they see counts once", async () => {
  const { read } = await watch();
  await observeItem({ payload: {}, receivedAt: secondsAgo(7) }, "message", async () => {
    noteSeen();
    noteSeen();
    noteAnswered("answered");
  });

  const text = await read();
  expect(text).toContain('lynceus_first_update_duration_seconds_bucket{le="5"} 0\n');
  expect(text).toContain('lynceus_first_update_duration_seconds_bucket{le="10"} 1\n');
  expect(text).toContain(
    'lynceus_first_look_duration_seconds_bucket{outcome="answered",le="10"} 1\n',
  );
  expect(text).toContain('lynceus_inbox_handled_total{kind="message",outcome="done"} 1\n');
});

test("an item that fails is counted as one that is tried again, and fails", async () => {
  const { read } = await watch();
  const failing = observeItem({ payload: {}, receivedAt: new Date() }, "click", () =>
    Promise.reject(new Error("Slack is away")),
  );
  await expect(failing).rejects.toThrow("Slack is away");
  expect(await read()).toContain('lynceus_inbox_handled_total{kind="click",outcome="again"} 1\n');
});

test("items of one job stay in their own traces, each linked to the job", async () => {
  const { spans } = await watch();
  const items: { readonly payload: unknown; readonly receivedAt: Date }[] = [];
  for (const text of ["first", "second"]) {
    await inSpan(text, { parent: "root" }, async () => {
      items.push({ payload: { text, ...withTrace() }, receivedAt: new Date() });
    });
  }
  await inSpan("job", { parent: "root" }, async () => {
    for (const item of items) await observeItem(item, "message", async () => undefined);
  });

  const of = (name: string) => spans.ended().filter((span) => span.name === name);
  const [job] = of("job");
  expect(of("handle message").map((span) => span.spanContext().traceId)).toEqual(
    [...of("first"), ...of("second")].map((span) => span.spanContext().traceId),
  );
  for (const { links } of of("handle message")) {
    expect(links.map(({ context }) => context.spanId)).toEqual([job?.spanContext().spanId]);
  }
});
