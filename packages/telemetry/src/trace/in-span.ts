import {
  type Attributes,
  type Context,
  context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import { semconv } from "../semconv.ts";
import { toContext, toLink } from "./traceparent.ts";

export interface SpanOptions {
  /** Default `internal`. */
  readonly kind?: "internal" | "server" | "client" | "producer" | "consumer";
  readonly attributes?: Attributes;
  /**
   * What it belongs to: `active` (default) what runs now, `root` nothing; `within` what runs now, and without
   * that there is no span at all; else the carried trace (`traceparent`), or nothing where it is not readable.
   */
  readonly parent?: "active" | "root" | "within" | { readonly carried: string | undefined };
  /** Carried traces that it has to do with, without being part of them. */
  readonly links?: readonly (string | undefined)[];
  /** What a failure is called in `error.type`; default the error's name. Never its message. */
  readonly errorType?: (error: unknown) => string;
}

const kinds = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
} as const;

function parentOf(parent: SpanOptions["parent"] = "active"): Context {
  if (parent === "active" || parent === "within") return context.active();
  if (parent === "root") return trace.deleteSpan(context.active());
  return toContext(parent.carried, ROOT_CONTEXT);
}

/** Runs `work` in a span that ends with it. Where nobody listens it costs next to nothing. */
export async function inSpan<T>(
  name: string,
  options: SpanOptions,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  const { kind = "internal", attributes = {}, links = [], parent, errorType = nameOf } = options;
  const around = parentOf(parent);
  if (parent === "within" && trace.getSpan(around) === undefined) {
    return work(trace.wrapSpanContext(NOTHING));
  }
  const linked = links.flatMap((carried) => toLink(carried) ?? []);
  const span = trace
    .getTracer("lynceus")
    .startSpan(name, { kind: kinds[kind], attributes, links: linked }, around);
  try {
    return await context.with(trace.setSpan(around, span), () => work(span));
  } catch (error) {
    failSpan(span, errorType(error));
    throw error;
  } finally {
    span.end();
  }
}

/** Says that what a span stands for went wrong, though nothing was thrown. */
export function failSpan(span: Span, errorType: string): void {
  span.setAttribute(semconv.errorType, errorType);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

const NOTHING = { traceId: "0".repeat(32), spanId: "0".repeat(16), traceFlags: 0 };

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}
