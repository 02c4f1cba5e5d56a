import { once } from "node:events";
import type { McpHost } from "@lynceus/argocd-mcp";
import type { Logger } from "@lynceus/telemetry";
import { followConfig } from "./config/follow-config.ts";
import type { ListenConfig, McpServerConfig, ReadConfig } from "./config.ts";
import { createArgocdServer } from "./create-argocd-server.ts";
import { serveHttp } from "./http/serve-http.ts";
import { tell } from "./tell.ts";
import { toCaller } from "./to-caller.ts";

const DRAIN_WITHIN_MS = 10_000;

/** Serves until the end, with the configuration as it changes. */
export async function serve(
  initial: Extract<ReadConfig, { readonly ok: true }>,
  read: () => ReadConfig,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  let { config } = initial;
  const server = await createArgocdServer(config, logger);
  const { http } = config;
  const followed = followConfig({
    initial,
    read,
    logger,
    async apply(next) {
      await server.change(next);
      config = next;
    },
  });
  const reload = () => void followed.reload();
  try {
    if (http === undefined) return await serveClient(server.mcp, config, signal);
    process.on("SIGHUP", reload);
    const current = () => ({ ...config, http: config.http ?? http });
    await serveClients(server.mcp, current, logger, signal);
  } finally {
    process.off("SIGHUP", reload);
    followed.stop();
    await server.close();
  }
}

/** The one on standard input, until it goes. */
async function serveClient(mcp: McpHost, config: McpServerConfig, signal: AbortSignal) {
  if (process.stdin.isTTY) {
    tell(
      "lynceus-mcp waits for an MCP client on standard input. Ctrl-C ends it; --help says how clients start it.",
    );
  }
  const connection = mcp.stdio(toCaller("local", config.localUser));
  const gone = new Promise<void>((resolve) => {
    process.stdin.once("end", resolve).once("close", resolve);
    process.stdout.once("error", () => resolve());
  });
  await Promise.race([gone, aborted(signal)]);
  await connection.close();
}

/** All that come over HTTP. */
async function serveClients(
  mcp: McpHost,
  config: () => ListenConfig,
  logger: Logger,
  signal: AbortSignal,
) {
  const { holders, isStateless } = config().http;
  const fetch = isStateless ? mcp.fetch : mcp.fetchInSession;
  const listening = await serveHttp({ config, logger, fetch });
  logger.info({ url: listening.url, needsToken: holders.length > 0 }, "listening");
  await aborted(signal);
  await listening.drain(DRAIN_WITHIN_MS);
  await mcp.close();
  await listening.close();
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, "abort");
}
