import { loadWorld, startLocalArgocd } from "@lynceus/standins";
import { createLogger } from "@lynceus/telemetry";
import { onTestFinished } from "vitest";
import { digestOf } from "../config/caller-tokens.ts";
import type { HttpConfig, McpServerConfig } from "../config.ts";
import { createArgocdServer } from "../create-argocd-server.ts";
import { serveHttp } from "../http/serve-http.ts";

export const TOKEN = "0123456789abcdef";
const OTHER_TOKEN = "fedcba9876543210";
export const tokens = { dana: TOKEN, ci: OTHER_TOKEN };

export async function startArgocd() {
  const argocd = await startLocalArgocd({
    world: loadWorld("image-tag-missing"),
    keepaliveMs: 200,
  });
  onTestFinished(() => argocd.close());
  return argocd;
}

/** The server in this process, on a free port, for two callers: dana sees everything, ci sees nothing. */
export async function startHttp(
  argocd: { readonly url: string; readonly token: string },
  options: Partial<HttpConfig> &
    Partial<Pick<McpServerConfig, "callsPerMinute" | "instances">> = {},
) {
  const one = { name: "prod-eu", url: argocd.url, token: () => argocd.token };
  const { callsPerMinute = 1_000, instances = [one], ...http } = options;
  const logger = createLogger({ name: "test", level: "silent" });
  const config = {
    instances,
    localUser: { name: "local", projects: ["*"] },
    auditFile: undefined,
    callsPerMinute,
    skills: [],
    logLevel: "silent" as const,
    http: {
      port: 0,
      address: "127.0.0.1",
      allowedHosts: [],
      allowedOrigins: [],
      holders: [
        { name: "dana", digest: digestOf(TOKEN), projects: ["*"] },
        { name: "ci", digest: digestOf(OTHER_TOKEN), projects: [] },
      ],
      isStateless: false,
      ...http,
    },
  };
  const server = await createArgocdServer(config, logger);
  onTestFinished(() => server.close());
  const fetch = config.http.isStateless ? server.mcp.fetch : server.mcp.fetchInSession;
  const listening = await serveHttp({ config: () => config, logger, fetch });
  onTestFinished(async () => {
    await server.mcp.close();
    await listening.close();
  });
  return { ...listening, url: new URL(listening.url) };
}
