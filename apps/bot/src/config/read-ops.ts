import { type Env, said } from "@lynceus/config";
import { z } from "zod";

/** Who may see how the bot stands. */
export interface OpsConfig {
  /** Where `/healthz`, `/readyz` and `/metrics` are served; undefined where nothing listens. */
  readonly ops?: { readonly host: string; readonly port: number };
  /** Where traces and metrics are sent; undefined for nowhere. */
  readonly telemetry?: {
    readonly traces: "otlp" | "console" | "none";
    readonly metrics: "otlp" | "none";
  };
}

const Traces = z.enum(["otlp", "console", "none"]);
const Metrics = z.enum(["otlp", "none"]);

/** The address of probes and metrics, and what OpenTelemetry's standard variables ask for. */
export function readOps(env: Env, problems: string[]): OpsConfig {
  const address = said(env.LYNCEUS_OPS_ADDRESS);
  const ops = address === undefined ? undefined : readAddress(address, problems);
  const telemetry = readTelemetry(env, problems);
  return { ...(ops && { ops }), ...(telemetry && { telemetry }) };
}

function readAddress(address: string, problems: string[]): OpsConfig["ops"] {
  const [, bracketed, name, port = ""] =
    /^(?:(?:\[([0-9a-f:.]+)\]|([\w.-]*)):)?(\d{1,5})$/i.exec(address) ?? [];
  if (port !== "" && Number(port) <= 65_535) {
    return { host: bracketed || name || "127.0.0.1", port: Number(port) };
  }
  problems.push(
    "LYNCEUS_OPS_ADDRESS is not a host and a port: 9464 for this machine alone, 0.0.0.0:9464 for every network.",
  );
  return undefined;
}

function readTelemetry(env: Env, problems: string[]): OpsConfig["telemetry"] {
  if (said(env.OTEL_SDK_DISABLED)?.toLowerCase() === "true") return undefined;
  const isSent = (signal: "TRACES" | "METRICS") =>
    said(env.OTEL_EXPORTER_OTLP_ENDPOINT ?? env[`OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`]);
  const wanted = (signal: "TRACES" | "METRICS") =>
    said(env[`OTEL_${signal}_EXPORTER`]) ?? (isSent(signal) === undefined ? "none" : "otlp");
  const traces = Traces.safeParse(wanted("TRACES"));
  const metrics = Metrics.safeParse(wanted("METRICS"));
  if (!traces.success) {
    problems.push(`OTEL_TRACES_EXPORTER is not one of ${Traces.options.join(", ")}.`);
  }
  if (!metrics.success) {
    problems.push(
      `OTEL_METRICS_EXPORTER is not one of ${Metrics.options.join(", ")}. Prometheus reads /metrics at LYNCEUS_OPS_ADDRESS.`,
    );
  }
  const protocol = said(env.OTEL_EXPORTER_OTLP_PROTOCOL) ?? "http/protobuf";
  if (protocol !== "http/protobuf") {
    problems.push(
      "OTEL_EXPORTER_OTLP_PROTOCOL is not http/protobuf, the one that is spoken: leave it out, and let OTEL_EXPORTER_OTLP_ENDPOINT name the collector's port for HTTP, mostly 4318.",
    );
  }
  if (!traces.success || !metrics.success) return undefined;
  if (traces.data === "none" && metrics.data === "none") return undefined;
  return { traces: traces.data, metrics: metrics.data };
}
