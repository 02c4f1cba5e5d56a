import type { DiagLogger } from "@opentelemetry/api";
import type { Logger } from "../logger.ts";

/** What OpenTelemetry has to say of itself, such as a collector that does not answer, as log lines. */
export function toDiagLogger(logger: Logger): DiagLogger {
  // An exporter's error is a stringified object; what follows the message could quote headers.
  const line = (message: string) => ({ problem: message.slice(0, 300) });
  return {
    error: (message) => logger.warn(line(message), "telemetry"),
    warn: (message) => logger.warn(line(message), "telemetry"),
    info: (message) => logger.debug(line(message), "telemetry"),
    debug: () => undefined,
    verbose: () => undefined,
  };
}
