import { ExpectedError } from "@lynceus/contract";
import { createLogger, startTelemetry } from "@lynceus/telemetry";
import { type Command, readArguments } from "./arguments.ts";
import { readProcessConfig } from "./config.ts";
import { serve } from "./serve.ts";
import { tell } from "./tell.ts";
import { usage } from "./usage.ts";
import { version } from "./version.ts";

type Served = Extract<Command, { readonly kind: "stdio" | "http" }>;

/** 0 ended in order, 1 could not start, 2 not understood. */
export type ExitCode = 0 | 1 | 2;

/**
 * The MCP server as a program: does what the command line says until `signal` aborts or, over standard input, until
 * the client closes it. Standard output belongs to the protocol; people are spoken to on standard error.
 */
export async function runMcp(argv: readonly string[], signal: AbortSignal): Promise<ExitCode> {
  const command = readArguments(argv);
  switch (command.kind) {
    case "help":
      process.stdout.write(usage);
      return 0;
    case "version":
      process.stdout.write(`${version}\n`);
      return 0;
    case "misunderstood":
      tell(`${command.problem}\nWhat there is: lynceus-mcp --help`);
      return 2;
    case "stdio":
    case "http":
      return start(command, signal);
  }
}

async function start(command: Served, signal: AbortSignal): Promise<ExitCode> {
  const flags = command.kind === "http" ? command.flags : undefined;
  const read = readProcessConfig(flags);
  if (!read.ok) {
    tell(["lynceus-mcp was not started:", ...read.problems.map((one) => `- ${one}`)].join("\n"));
    return 1;
  }
  const { config } = read;
  const logger = createLogger({ name: "lynceus-mcp", level: config.logLevel });
  const { traces = "none", metrics = "none" } = config.telemetry ?? {};
  const telemetry = await startTelemetry({
    service: "lynceus-mcp",
    version,
    logger,
    traces,
    metrics: metrics === "none" ? [] : [metrics],
  });
  try {
    await serve(read, () => readProcessConfig(flags), logger, signal);
    return 0;
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    tell(error.message);
    return 1;
  } finally {
    await telemetry.stop();
  }
}
