import { context, DiagLogLevel, diag, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { getNumberFromEnv } from "@opentelemetry/core";
import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-proto";
import { PrometheusExporter, PrometheusSerializer } from "@opentelemetry/exporter-prometheus";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import {
  defaultResource,
  detectResources,
  envDetector,
  type Resource,
  resourceFromAttributes,
} from "@opentelemetry/resources";
import {
  MeterProvider,
  type MetricData,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  ConsoleSpanExporter,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { observeProcess } from "../metrics/process-metrics.ts";
import { serializedName } from "../metrics/prometheus-name.ts";
import { isCurrent, openInstruments } from "../metrics/record.ts";
import { toDiagLogger } from "./diag-logger.ts";
import type { Telemetry, TelemetryOptions } from "./start-telemetry.ts";

/** How long the end may wait for what is still to be sent. */
const STOP_WITHIN_MS = 3_000;

type Stop = () => void | Promise<void>;

/** OpenTelemetry's SDK, joined as the options ask. */
export function openSdk(options: TelemetryOptions): Telemetry {
  // Whoever starts this process may have set up OpenTelemetry already: then theirs stays.
  const isOurs = context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const stops: Stop[] = [() => diag.disable(), ...(isOurs ? [() => context.disable()] : [])];
  diag.setLogger(toDiagLogger(options.logger), {
    logLevel: DiagLogLevel.WARN,
    suppressOverrideMessage: true,
  });
  const resource = describeService(options);
  stops.unshift(openTraces(options, resource));
  const { text, stop } = openMetrics(options, resource);
  stops.unshift(stop);

  return {
    metricsText: text,
    async stop() {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, STOP_WITHIN_MS);
      });
      for (const end of stops) await Promise.race([attempt(end), late]);
      clearTimeout(timer);
    },
  };
}

/** A collector that is away is no reason not to stop. */
async function attempt(end: Stop): Promise<void> {
  try {
    await end();
  } catch {}
}

/** What `OTEL_SERVICE_NAME` and `OTEL_RESOURCE_ATTRIBUTES` say goes before what we say. */
function describeService({ service = "lynceus", version }: TelemetryOptions): Resource {
  const ours = resourceFromAttributes({ "service.name": service, "service.version": version });
  return defaultResource()
    .merge(ours)
    .merge(detectResources({ detectors: [envDetector] }));
}

function openTraces({ traces }: TelemetryOptions, resource: Resource): Stop {
  if (traces === "none") return () => {};
  const processor =
    traces === "console"
      ? new SimpleSpanProcessor(new ConsoleSpanExporter())
      : new BatchSpanProcessor(new OTLPTraceExporter());
  const provider = new BasicTracerProvider({ resource, spanProcessors: [processor] });
  const isOurs = trace.setGlobalTracerProvider(provider);
  return async () => {
    if (isOurs) trace.disable();
    await provider.shutdown();
  };
}

function openMetrics({ metrics }: TelemetryOptions, resource: Resource) {
  if (metrics.length === 0) return { text: async () => "", stop: () => {} };
  const reader = new PrometheusExporter({ preventServerStart: true });
  const sender = () =>
    new PeriodicExportingMetricReader({
      exporter: new OTLPMetricExporter(),
      exportIntervalMillis: getNumberFromEnv("OTEL_METRIC_EXPORT_INTERVAL") ?? 60_000,
    });
  const readers = [
    ...(metrics.includes("text") ? [reader] : []),
    ...(metrics.includes("otlp") ? [sender()] : []),
  ];
  const provider = new MeterProvider({ resource, readers });
  const stops = [openInstruments(provider.getMeter("lynceus")), observeProcess()];
  return {
    text: () => readText(reader),
    async stop() {
      await provider.shutdown();
      for (const end of stops) end();
    },
  };
}

const serializer = new PrometheusSerializer("", false, undefined, false, true);

/** The serializer names no units, which Prometheus expects in a metric's name. */
async function readText(reader: PrometheusExporter): Promise<string> {
  const { resourceMetrics } = await reader.collect();
  const scopeMetrics = resourceMetrics.scopeMetrics.map(({ scope, metrics }) => ({
    scope,
    metrics: metrics.map((metric) => {
      const { name, unit } = metric.descriptor;
      const descriptor = { ...metric.descriptor, name: serializedName(name, unit), unit: "" };
      const dataPoints = metric.dataPoints.filter(({ attributes }) => isCurrent(name, attributes));
      return { ...metric, descriptor, dataPoints } as MetricData;
    }),
  }));
  return serializer.serialize({ ...resourceMetrics, scopeMetrics });
}
