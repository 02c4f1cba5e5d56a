import { expect, test } from "vitest";
import { readOps } from "./read-ops.ts";

function read(env: Readonly<Record<string, string>>) {
  const problems: string[] = [];
  return { config: readOps(env, problems), problems };
}

test.each([
  ["9464", { host: "127.0.0.1", port: 9464 }],
  [":9464", { host: "127.0.0.1", port: 9464 }],
  ["0.0.0.0:9464", { host: "0.0.0.0", port: 9464 }],
  ["[::1]:0", { host: "::1", port: 0 }],
  ["ops.internal:80", { host: "ops.internal", port: 80 }],
])("LYNCEUS_OPS_ADDRESS=%s", (address, ops) => {
  expect(read({ LYNCEUS_OPS_ADDRESS: address })).toEqual({ config: { ops }, problems: [] });
});

test.each(["host", "host:", "70000", "http://host:80", "a b:1", "1:2:3"])(
  "LYNCEUS_OPS_ADDRESS=%s is no address",
  (address) => {
    const { config, problems } = read({ LYNCEUS_OPS_ADDRESS: address });
    expect(config).toEqual({});
    expect(problems).toEqual([expect.stringContaining("LYNCEUS_OPS_ADDRESS is not a host")]);
  },
);

test.each([
  [{}, undefined],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: "http://c:4318" }, { traces: "otlp", metrics: "otlp" }],
  [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "http://c" }, { traces: "otlp", metrics: "none" }],
  [{ OTEL_TRACES_EXPORTER: "console" }, { traces: "console", metrics: "none" }],
  [
    { OTEL_EXPORTER_OTLP_ENDPOINT: "http://c:4318", OTEL_METRICS_EXPORTER: "none" },
    { traces: "otlp", metrics: "none" },
  ],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: "http://c:4318", OTEL_SDK_DISABLED: "true" }, undefined],
])("%j", (env, telemetry) => {
  expect(read(env)).toEqual({ config: { ...(telemetry && { telemetry }) }, problems: [] });
});

test("what is not spoken is said, each with what to do", () => {
  const { config, problems } = read({
    ...{ OTEL_TRACES_EXPORTER: "zipkin", OTEL_METRICS_EXPORTER: "prometheus" },
    OTEL_EXPORTER_OTLP_PROTOCOL: "grpc",
  });
  expect(config).toEqual({});
  expect(problems.map((sentence) => sentence.split(" ")[0])).toEqual([
    "OTEL_TRACES_EXPORTER",
    "OTEL_METRICS_EXPORTER",
    "OTEL_EXPORTER_OTLP_PROTOCOL",
  ]);
  expect(problems[1]).toContain("LYNCEUS_OPS_ADDRESS");
  expect(problems[2]).toContain("4318");
});
