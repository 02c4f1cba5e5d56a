import type { TelemetryOptions } from "./start-telemetry.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** Where traces and metrics are sent. */
export interface WantedTelemetry {
  readonly traces: TelemetryOptions["traces"];
  readonly metrics: "otlp" | "none";
}

const TRACES = ["otlp", "console", "none"] as const;
const METRICS = ["otlp", "none"] as const;

/**
 * What OpenTelemetry's standard variables ask for; undefined for nothing. Says into `problems` what cannot be had;
 * `prometheus` says where Prometheus is served instead, where it is.
 */
export function readTelemetry(
  env: Env,
  problems: string[],
  prometheus?: string,
): WantedTelemetry | undefined {
  if (said(env.OTEL_SDK_DISABLED)?.toLowerCase() === "true") return undefined;
  const isSent = (signal: "TRACES" | "METRICS") =>
    said(env.OTEL_EXPORTER_OTLP_ENDPOINT) ?? said(env[`OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`]);
  const wanted = (signal: "TRACES" | "METRICS") =>
    said(env[`OTEL_${signal}_EXPORTER`]) ?? (isSent(signal) === undefined ? "none" : "otlp");
  const traces = TRACES.find((one) => one === wanted("TRACES"));
  const metrics = METRICS.find((one) => one === wanted("METRICS"));
  if (traces === undefined) {
    problems.push(`OTEL_TRACES_EXPORTER is not one of ${TRACES.join(", ")}.`);
  }
  if (metrics === undefined) {
    const sentence = `OTEL_METRICS_EXPORTER is not one of ${METRICS.join(", ")}.`;
    problems.push([sentence, prometheus].filter(Boolean).join(" "));
  }
  const endpoint = said(env.OTEL_EXPORTER_OTLP_ENDPOINT);
  if (endpoint !== undefined && !/^https?:\/\/\S+$/.test(endpoint)) {
    problems.push(
      "OTEL_EXPORTER_OTLP_ENDPOINT is not an address: http://127.0.0.1:4318. Leave it out to send nothing.",
    );
  }
  const protocol = said(env.OTEL_EXPORTER_OTLP_PROTOCOL) ?? "http/protobuf";
  if (protocol !== "http/protobuf") {
    problems.push(
      "OTEL_EXPORTER_OTLP_PROTOCOL is not http/protobuf, the one that is spoken: leave it out, and let OTEL_EXPORTER_OTLP_ENDPOINT name the collector's port for HTTP, mostly 4318.",
    );
  }
  if (traces === undefined || metrics === undefined) return undefined;
  return traces === "none" && metrics === "none" ? undefined : { traces, metrics };
}

function said(value: string | undefined): string | undefined {
  return value?.trim() || undefined;
}
