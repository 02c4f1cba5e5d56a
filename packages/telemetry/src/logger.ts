import { type DestinationStream, pino } from "pino";

/** The only way to write a log line. Static message, facts as fields; never a secret in either. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface LoggerOptions {
  readonly name: string;
  readonly level: "debug" | "info" | "warn" | "error" | "silent";
  /** Where lines go; standard error by default, because standard output belongs to the surface. */
  readonly destination?: DestinationStream;
}

/** A logger whose level can be changed while it is used. */
export interface AdjustableLogger extends Logger {
  level: string;
}

/** JSON lines by pino; known secret fields are censored wherever they stand. */
export function createLogger(options: LoggerOptions): AdjustableLogger {
  return pino(
    {
      name: options.name,
      level: options.level,
      redact: {
        paths: ["token", "*.token", "authorization", "*.authorization", "headers.authorization"],
        censor: "[secret]",
      },
    },
    options.destination ?? pino.destination({ dest: 2, sync: true }),
  );
}
