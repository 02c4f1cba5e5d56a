import { type DestinationStream, pino } from "pino";
import { traceFields } from "./trace/trace-fields.ts";

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

const SECRET_FIELDS = [
  ...["token", "authorization", "password", "apiKey", "authToken", "botToken", "appToken"],
  ...["cookie", 'headers["x-api-key"]'],
];

/** JSON lines by pino, each with the span that it was written in; known secret fields are censored wherever they stand. */
export function createLogger(options: LoggerOptions): AdjustableLogger {
  return pino(
    {
      name: options.name,
      level: options.level,
      mixin: traceFields,
      redact: {
        paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
        censor: "[secret]",
      },
    },
    options.destination ?? pino.destination({ dest: 2, sync: true }),
  );
}
