import { expect, test } from "vitest";
import { readTelemetry } from "./read-telemetry.ts";

function read(env: Readonly<Record<string, string>>) {
  const problems: string[] = [];
  return { wanted: readTelemetry(env, problems), problems };
}

test.each([
  [{}, undefined],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: "http://c:4318" }, { traces: "otlp", metrics: "otlp" }],
  [
    { OTEL_EXPORTER_OTLP_ENDPOINT: " ", OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "http://c" },
    { traces: "otlp", metrics: "none" },
  ],
  [{ OTEL_TRACES_EXPORTER: "console" }, { traces: "console", metrics: "none" }],
  [
    { OTEL_EXPORTER_OTLP_ENDPOINT: "http://c:4318", OTEL_METRICS_EXPORTER: "none" },
    { traces: "otlp", metrics: "none" },
  ],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: "http://c:4318", OTEL_SDK_DISABLED: "true" }, undefined],
])("%j", (env, wanted) => {
  expect(read(env)).toEqual({ wanted, problems: [] });
});

test("what is not spoken is said, each with what to do", () => {
  const { wanted, problems } = read({
    OTEL_TRACES_EXPORTER: "zipkin",
    OTEL_METRICS_EXPORTER: "prometheus",
    OTEL_EXPORTER_OTLP_PROTOCOL: "grpc",
  });
  expect(wanted).toBeUndefined();
  expect(problems.map((sentence) => sentence.split(" ")[0])).toEqual([
    "OTEL_TRACES_EXPORTER",
    "OTEL_METRICS_EXPORTER",
    "OTEL_EXPORTER_OTLP_PROTOCOL",
  ]);
  expect(problems[2]).toContain("4318");
});
