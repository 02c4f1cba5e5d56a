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

test("what OpenTelemetry's variables ask for is read along, and metrics have another way", () => {
  const asked = read({ OTEL_EXPORTER_OTLP_ENDPOINT: "http://c:4318" });
  expect(asked.config).toEqual({ telemetry: { traces: "otlp", metrics: "otlp" } });
  const { problems } = read({ OTEL_METRICS_EXPORTER: "prometheus" });
  expect(problems).toEqual([expect.stringContaining("LYNCEUS_OPS_ADDRESS")]);
});
