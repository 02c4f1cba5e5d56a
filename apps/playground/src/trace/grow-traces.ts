import type { CollectedSpans } from "@lynceus/telemetry/testing";

type Span = ReturnType<CollectedSpans["ended"]>[number];

/** A span with what it caused, oldest first. */
export interface SpanNode {
  readonly span: Span;
  readonly children: readonly SpanNode[];
}

export interface Traces {
  /** What began each trace, oldest first. */
  readonly roots: readonly SpanNode[];
  /** Spans whose parent is not there. */
  readonly orphans: readonly Span[];
}

const startOf = ({ startTime: [seconds, nanoseconds] }: Span) => seconds * 1e3 + nanoseconds / 1e6;

/** Spans → the traces that they make. */
export function growTraces(spans: readonly Span[]): Traces {
  const known = new Set(spans.map((span) => span.spanContext().spanId));
  const sorted = spans.toSorted((a, b) => startOf(a) - startOf(b));
  const grow = (span: Span): SpanNode => ({
    span,
    children: sorted.filter((one) => parentOf(one) === span.spanContext().spanId).map(grow),
  });
  return {
    roots: sorted.filter((span) => parentOf(span) === undefined).map(grow),
    orphans: sorted.filter((span) => {
      const parent = parentOf(span);
      return parent !== undefined && !known.has(parent);
    }),
  };
}

const parentOf = (span: Span): string | undefined => span.parentSpanContext?.spanId;
export const startMs = startOf;
export const tookMs = ({ duration: [seconds, nanoseconds] }: Span): number =>
  seconds * 1e3 + nanoseconds / 1e6;
