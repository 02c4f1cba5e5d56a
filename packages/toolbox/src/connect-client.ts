import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import type { Caller, ToolServer } from "./ports.ts";

/** The one protocol revision that is spoken here: stateless, so a client may be dropped at any time. */
const REVISION = "2026-07-28";

export interface ClientInfo {
  readonly name: string;
  readonly version: string;
}

/**
 * A client of `server` that acts for one caller only. Approvals are never given on the way: a tool that
 * asks for one answers with an error.
 */
export async function connectClient(
  server: ToolServer,
  caller: Caller,
  clientInfo: ClientInfo,
  timeoutMs: number,
): Promise<Client> {
  const client = new Client(clientInfo, {
    versionNegotiation: { mode: { pin: REVISION } },
    capabilities: { elicitation: { form: {} } },
    inputRequired: { autoFulfill: false },
    cachePartition: caller.principal.id,
  });
  const url = new URL(`http://${server.name}.invalid/mcp`);
  const transport = new StreamableHTTPClientTransport(url, {
    fetch: (input, init) => server.fetch(new Request(input, init), caller),
  });
  await client.connect(transport, { timeout: timeoutMs });
  return client;
}
