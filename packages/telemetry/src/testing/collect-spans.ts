import { context, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";

/** Spans of this process, as they end. */
export interface CollectedSpans {
  ended(): readonly ReadableSpan[];
  stop(): Promise<void>;
}

/** Keeps every span of this process in memory until `stop`. */
export function collectSpans(): CollectedSpans {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(provider);
  return {
    ended: () => exporter.getFinishedSpans(),
    async stop() {
      trace.disable();
      context.disable();
      await provider.shutdown();
    },
  };
}
