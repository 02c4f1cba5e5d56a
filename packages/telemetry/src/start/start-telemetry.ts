import type { Logger } from "../logger.ts";

export interface TelemetryOptions {
  /** Where spans go; `console` is standard output. */
  readonly traces: "otlp" | "console" | "none";
  /** Who may read metrics: `text` keeps them for `metricsText`, `otlp` sends them. */
  readonly metrics: readonly ("text" | "otlp")[];
  /** Of whoever is observed: `service.name`, unless `OTEL_SERVICE_NAME` gives another; default `lynceus`. */
  readonly service?: string;
  /** Its `service.version`. */
  readonly version: string;
  readonly logger: Logger;
}

/** What observes this process, until `stop`. */
export interface Telemetry {
  /** Every metric in Prometheus's text format. */
  metricsText(): Promise<string>;
  /** Sends what is left, for at most a few seconds. */
  stop(): Promise<void>;
}

/**
 * Observes this process as asked; OpenTelemetry's SDK is loaded only when there is something to do. Beyond
 * these options it heeds the standard variables: sampling, resource, batches, endpoint and headers (`OTEL_*`).
 */
export async function startTelemetry(options: TelemetryOptions): Promise<Telemetry> {
  if (options.traces === "none" && options.metrics.length === 0) return nothing;
  const { openSdk } = await import("./open-sdk.ts");
  return openSdk(options);
}

const nothing: Telemetry = {
  metricsText: async () => "",
  stop: async () => undefined,
};
