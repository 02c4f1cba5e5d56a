export { createLogger, type Logger, type LoggerOptions } from "./logger.ts";
export { type Labels, type MetricName, metrics } from "./metrics/catalog.ts";
export { prometheusName } from "./metrics/prometheus-name.ts";
export { count, measure, measureSince, observe, type Reading } from "./metrics/record.ts";
export { semconv, TRACEPARENT } from "./semconv.ts";
export { startTelemetry, type Telemetry, type TelemetryOptions } from "./start/start-telemetry.ts";
export { noteAnswered, noteSeen, withArrival } from "./trace/arrival.ts";
export { failSpan, inSpan, type SpanOptions } from "./trace/in-span.ts";
export { carryTrace, linkTrace, readTrace, withTrace } from "./trace/traceparent.ts";
