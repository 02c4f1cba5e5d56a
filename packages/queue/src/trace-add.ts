import { inSpan, semconv, withTrace } from "@lynceus/telemetry";

/** Adds a job as a producer's span; what the job is to carry, for its run to go on in the same trace. */
export function traceAdd<T>(
  queue: string,
  add: (carried: ReturnType<typeof withTrace>) => Promise<T>,
): Promise<T> {
  const attributes = {
    [semconv.messagingSystem]: "bullmq",
    [semconv.messagingDestination]: queue,
    [semconv.messagingOperation]: "send",
  };
  const options = { kind: "producer", attributes, parent: "within" } as const;
  return inSpan(`send ${queue}`, options, () => add(withTrace()));
}
