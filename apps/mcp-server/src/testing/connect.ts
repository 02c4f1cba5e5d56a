import {
  Client as ModernClient,
  StreamableHTTPClientTransport,
} from "@modelcontextprotocol/client";
import { Client as LegacyClient } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport as LegacyTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { onTestFinished } from "vitest";
import { TOKEN } from "./start-http.ts";

const withToken = (token: string) => ({
  requestInit: { headers: { authorization: `Bearer ${token}` } },
});

/** The client that most programs have today, of the 2025 protocol. */
export async function connectLegacy(url: URL, token = TOKEN): Promise<LegacyClient> {
  const client = new LegacyClient({ name: "claude-desktop", version: "1" });
  const transport = new LegacyTransport(url, withToken(token));
  // its types predate exactOptionalPropertyTypes
  await client.connect(transport as Parameters<typeof client.connect>[0]);
  onTestFinished(() => client.close());
  return client;
}

/** A client of 2026-07-28 that finds out by itself what the server speaks. */
export async function connectModern(url: URL, token = TOKEN): Promise<ModernClient> {
  const client = new ModernClient(
    { name: "claude-code", version: "1" },
    { versionNegotiation: { mode: "auto" } },
  );
  await client.connect(new StreamableHTTPClientTransport(url, withToken(token)));
  onTestFinished(() => client.close());
  return client;
}
