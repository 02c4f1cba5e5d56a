import {
  type Context,
  isSpanContextValid,
  type Link,
  type SpanContext,
  TraceFlags,
  trace,
} from "@opentelemetry/api";

/** W3C Trace Context, version 00: `00-<trace id>-<span id>-<flags>`. */
const FORM = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** The trace of what runs now, to be carried along or kept; undefined where nothing is traced. */
export function carryTrace(): string | undefined {
  const active = trace.getActiveSpan()?.spanContext();
  if (active === undefined || !isSpanContextValid(active)) return undefined;
  const flags = active.traceFlags.toString(16).padStart(2, "0");
  return `00-${active.traceId}-${active.spanId}-${flags}`;
}

/** What is carried, as keys for an object that is kept or sent: none where nothing is traced. */
export function withTrace(): { readonly traceparent?: string } {
  const traceparent = carryTrace();
  return traceparent === undefined ? {} : { traceparent };
}

/** The trace that an object carries, if it carries a readable one. */
export function readTrace(carrier: unknown): string | undefined {
  if (typeof carrier !== "object" || carrier === null) return undefined;
  const said = (carrier as { readonly traceparent?: unknown }).traceparent;
  return typeof said === "string" && FORM.test(said) ? said : undefined;
}

/** `within` as a child of what is carried. */
export function toContext(carried: string | undefined, within: Context): Context {
  const span = parse(carried);
  return span === undefined ? within : trace.setSpanContext(within, span);
}

/** A link to what is carried. */
export function toLink(carried: string | undefined): Link | undefined {
  const span = parse(carried);
  return span && { context: span };
}

/** Links what runs now to what is carried: the former question of a thread to the next. */
export function linkTrace(carried: string | undefined): void {
  const link = toLink(carried);
  if (link !== undefined) trace.getActiveSpan()?.addLink(link);
}

function parse(carried: string | undefined): SpanContext | undefined {
  const [, traceId, spanId, flags] = FORM.exec(carried ?? "") ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  const traceFlags = Number.parseInt(flags, 16) & TraceFlags.SAMPLED;
  const span = { traceId, spanId, traceFlags, isRemote: true };
  return isSpanContextValid(span) ? span : undefined;
}
