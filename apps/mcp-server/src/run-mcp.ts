import { once } from "node:events";
import { ExpectedError } from "@lynceus/contract";
import { createLogger, type Logger } from "@lynceus/telemetry";
import { type Command, readArguments } from "./arguments.ts";
import { type McpServerConfig, type ReadConfig, readProcessConfig } from "./config.ts";
import { createArgocdServer } from "./create-argocd-server.ts";
import { serveHttp } from "./http/serve-http.ts";
import { localCaller } from "./local-caller.ts";
import { usage } from "./usage.ts";
import { version } from "./version.ts";

/** 0 ended in order, 1 could not start, 2 not understood. */
export type ExitCode = 0 | 1 | 2;

const DRAIN_WITHIN_MS = 10_000;

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
      return start(command, readProcessConfig(), signal);
    case "http":
      return start(command, readProcessConfig(command.flags), signal);
  }
}

async function start(
  command: Extract<Command, { kind: "stdio" | "http" }>,
  read: ReadConfig,
  signal: AbortSignal,
): Promise<ExitCode> {
  if (!read.ok) {
    tell(["lynceus-mcp was not started:", ...read.problems.map((one) => `- ${one}`)].join("\n"));
    return 1;
  }
  const { config } = read;
  const logger = createLogger({ name: "lynceus-mcp", level: config.logLevel });
  try {
    await (command.kind === "stdio"
      ? runStdio(config, logger, signal)
      : runHttp(config, logger, signal));
    return 0;
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    tell(error.message);
    return 1;
  }
}

async function runStdio(config: McpServerConfig, logger: Logger, signal: AbortSignal) {
  const server = await createArgocdServer(config, logger);
  if (process.stdin.isTTY) {
    tell(
      "lynceus-mcp waits for an MCP client on standard input. Ctrl-C ends it; --help says how clients start it.",
    );
  }
  const connection = server.mcp.stdio(localCaller(config));
  const gone = new Promise<void>((resolve) => {
    process.stdin.once("end", resolve).once("close", resolve);
    process.stdout.once("error", () => resolve());
  });
  await Promise.race([gone, aborted(signal)]);
  await connection.close();
  await server.close();
}

async function runHttp(config: McpServerConfig, logger: Logger, signal: AbortSignal) {
  const { http } = config;
  if (http === undefined) throw new Error("no address to listen on");
  const server = await createArgocdServer(config, logger);
  try {
    const { mcp } = server;
    const fetch = http.isStateless ? mcp.fetch : mcp.fetchInSession;
    const listening = await serveHttp({ config: { ...config, http }, logger, fetch });
    const isOpen = http.holders.length === 0;
    logger.info({ url: listening.url, needsToken: !isOpen }, "listening");
    await aborted(signal);
    await listening.drain(DRAIN_WITHIN_MS);
    await mcp.close();
    await listening.close();
  } finally {
    await server.close();
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, "abort");
}

function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}
