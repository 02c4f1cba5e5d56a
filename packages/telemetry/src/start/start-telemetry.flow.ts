import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { createLogger } from "../logger.ts";
import { metrics } from "../metrics/catalog.ts";
import { prometheusName } from "../metrics/prometheus-name.ts";
import { count, measure, observe } from "../metrics/record.ts";
import { inSpan } from "../trace/in-span.ts";
import { carryTrace } from "../trace/traceparent.ts";
import { startTelemetry, type Telemetry } from "./start-telemetry.ts";

const logger = createLogger({ name: "test", level: "silent" });
const options = { version: "1.2.3", logger, traces: "none" } as const;

let telemetry: Telemetry | undefined;
afterEach(() => telemetry?.stop());

test("metrics are read as Prometheus names them, units and all", async () => {
  telemetry = await startTelemetry({ ...options, metrics: ["text"] });
  count("lynceus.model.cost", { "gen_ai.request.model": "claude" }, 0.5);
  measure("lynceus.first_look.duration", 0.4, { outcome: "answered" });
  measure("mcp.server.operation.duration", 0.4, {
    "gen_ai.tool.name": "t",
    "error.type": undefined,
  });
  const stops = [
    observe("lynceus.queue.jobs", async () => [[7, { queue: "lynceus", state: "waiting" }]]),
    observe("lynceus.audit.entries", () => Promise.reject(new Error("the store is away"))),
  ];

  const text = await telemetry.metricsText();
  expect(text).toContain('lynceus_model_cost_usd_total{gen_ai_request_model="claude"} 0.5\n');
  expect(text).toContain(
    'lynceus_first_look_duration_seconds_bucket{outcome="answered",le="0.5"} 1\n',
  );
  expect(text).toContain(
    'lynceus_first_look_duration_seconds_bucket{outcome="answered",le="0.25"} 0\n',
  );
  expect(text).toContain('mcp_server_operation_duration_seconds_count{gen_ai_tool_name="t"} 1\n');
  expect(text).toContain('lynceus_queue_jobs{queue="lynceus",state="waiting"} 7\n');
  expect(text).toMatch(/^process_memory_usage_bytes \d+$/m);
  expect(text).toMatch(/^process_cpu_time_seconds_total\{cpu_mode="user"\} /m);
  expect(text).toContain('service_name="lynceus",service_version="1.2.3"');
  expect(text).not.toContain("lynceus_audit_entries ");

  for (const stop of stops) stop();
  expect(await telemetry.metricsText()).not.toContain("lynceus_queue_jobs{");
});

test("the objectives lie on bounds of their buckets", () => {
  expect(metrics["lynceus.first_look.duration"].buckets).toContain(1);
  expect(metrics["lynceus.slack.ack.duration"].buckets).toContain(0.5);
  expect(prometheusName("lynceus.argocd.index.age")).toBe("lynceus_argocd_index_age_seconds");
});

test("spans and metrics go to the collector that OpenTelemetry's variables name", async () => {
  const received: string[] = [];
  const collector = createServer((request, response) => {
    received.push(`${request.method} ${request.url} ${request.headers["content-type"]}`);
    request.resume().on("end", () => response.end());
  });
  await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
  const { port } = collector.address() as AddressInfo;
  vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", `http://127.0.0.1:${port}`);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await new Promise((resolve) => collector.close(resolve));
  });

  telemetry = await startTelemetry({ ...options, traces: "otlp", metrics: ["otlp"] });
  expect(await inSpan("work", {}, async () => carryTrace())).toMatch(/^00-/);
  await telemetry.stop();

  expect(received.toSorted()).toEqual([
    "POST /v1/metrics application/x-protobuf",
    "POST /v1/traces application/x-protobuf",
  ]);
});

test("what is sampled out is carried as such, and costs no export", async () => {
  vi.stubEnv("OTEL_TRACES_SAMPLER", "always_off");
  onTestFinished(() => void vi.unstubAllEnvs());
  telemetry = await startTelemetry({ ...options, traces: "otlp", metrics: [] });
  expect(await inSpan("work", {}, async () => carryTrace())).toMatch(/-00$/);
});

test("a collector that is away is said in the log, and does not hold up the end", async () => {
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9");
  vi.stubEnv("OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer%20s3cret");
  onTestFinished(() => void vi.unstubAllEnvs());
  const heard = createLogger({ name: "test", level: "info", destination: { write } });
  telemetry = await startTelemetry({ ...options, logger: heard, traces: "otlp", metrics: [] });
  await inSpan("work", {}, async () => undefined);

  await telemetry.stop();
  expect(lines.join("\n")).not.toContain("s3cret");
});

test("nothing asked for is nothing done", async () => {
  telemetry = await startTelemetry({ ...options, metrics: [] });
  expect(await telemetry.metricsText()).toBe("");
  expect(await inSpan("work", {}, async () => carryTrace())).toBeUndefined();
});
