import type { Principal } from "@lynceus/contract";
import type { Client } from "@modelcontextprotocol/client";
import { type ClientInfo, connectClient } from "./connect-client.ts";
import { createRecent } from "./create-recent.ts";
import { openTools } from "./open-tools.ts";
import type { ToolServer } from "./ports.ts";
import type { PrincipalTools } from "./schema.ts";

export interface ToolboxOptions {
  readonly servers: readonly ToolServer[];
  readonly clientInfo: ClientInfo;
  /** Milliseconds that a call may take; default 15 s. */
  readonly timeoutMs?: number;
  /** Clients kept, one for each principal and server; default 64. */
  readonly maxClients?: number;
}

export interface Toolbox {
  forPrincipal(principal: Principal): PrincipalTools;
  close(): Promise<void>;
}

/** The client side of MCP: the tools of all servers, as whoever asks. */
export function createToolbox(options: ToolboxOptions): Toolbox {
  const { servers, clientInfo, timeoutMs = 15_000, maxClients = 64 } = options;
  const clients = createRecent<Client>(maxClients);

  async function closeAll(fits: (key: string) => boolean): Promise<void> {
    const closing = clients.drop(fits).map(async (client) => (await client).close());
    await Promise.allSettled(closing);
  }

  return {
    forPrincipal(principal) {
      // the whole principal: with other projects it is another one
      const identity = JSON.stringify(principal);
      const caller = { principal, client: clientInfo.name };
      const clientOf = (server: ToolServer) =>
        clients.get(`${server.name} ${identity}`, () =>
          connectClient(server, caller, clientInfo, timeoutMs),
        );
      return {
        ...openTools({ servers, clientOf, timeoutMs }),
        close: () => closeAll((key) => key.endsWith(` ${identity}`)),
      };
    },
    close: () => closeAll(() => true),
  };
}
