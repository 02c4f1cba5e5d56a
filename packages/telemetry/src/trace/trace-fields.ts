import { isSpanContextValid, trace } from "@opentelemetry/api";

/** Where a log line belongs: the fields by which OpenTelemetry's log data model finds its span. */
export function traceFields(): { readonly trace_id?: string; readonly span_id?: string } {
  const active = trace.getActiveSpan()?.spanContext();
  if (active === undefined || !isSpanContextValid(active)) return {};
  return { trace_id: active.traceId, span_id: active.spanId };
}
