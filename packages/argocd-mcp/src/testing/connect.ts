import type { Fleet } from "@lynceus/argocd";
import type { Principal } from "@lynceus/contract";
import {
  type AuditEntry,
  canSee,
  createDoor,
  createScopePolicy,
  redactValue,
} from "@lynceus/guard";
import { createLogger } from "@lynceus/telemetry";
import {
  type CallToolResult,
  Client,
  StreamableHTTPClientTransport,
} from "@modelcontextprotocol/client";
import { onTestFinished } from "vitest";
import { type ArgocdMcpOptions, createArgocdMcp } from "../create-argocd-mcp.ts";

export const everyone: Principal = { kind: "channel", id: "C1", name: "#all", projects: ["*"] };

/** A server over `fleet` behind a real door, its audit and its log lines; it looks at nothing unasked. */
export function start(fleet: Fleet, options: Partial<ArgocdMcpOptions> = {}) {
  const audit: AuditEntry[] = [];
  const logged: string[] = [];
  const logger = createLogger({
    name: "test",
    level: "debug",
    destination: { write: (line) => void logged.push(line) },
  });
  const door = createDoor({
    authorise: createScopePolicy(),
    audit: { record: async (entry) => void audit.push(entry) },
    redact: redactValue,
    log: logger,
  });
  const mcp = createArgocdMcp({ fleet, door, canSee, logger, findings: "off", ...options });
  onTestFinished(() => mcp.close());
  return { mcp, audit, logged };
}

export interface Answer {
  readonly text: string;
  readonly structured: CallToolResult["structuredContent"];
  readonly isError: boolean;
}

/** A real client of the server, as `principal`, over `fetch` without a socket. */
export async function connect(
  { mcp }: Pick<ReturnType<typeof start>, "mcp">,
  principal: Principal = everyone,
) {
  const client = new Client(
    { name: "test", version: "1" },
    { versionNegotiation: { mode: { pin: "2026-07-28" } } },
  );
  const url = new URL("http://argocd-mcp.invalid/mcp");
  await client.connect(
    new StreamableHTTPClientTransport(url, {
      fetch: (input, init) => mcp.fetch(new Request(input, init), { principal, client: "test" }),
    }),
  );
  // with the list at hand the client checks every result against its output schema
  await client.listTools();
  onTestFinished(() => client.close());
  async function call(
    name: string,
    args: Record<string, unknown> = {},
    signal?: AbortSignal,
  ): Promise<Answer> {
    const request = signal === undefined ? {} : { signal };
    const result = await client.callTool({ name, arguments: args }, request);
    const texts = result.content.flatMap((block) => (block.type === "text" ? block.text : []));
    const { structuredContent: structured, isError = false } = result;
    return { text: texts.join("\n"), structured, isError };
  }
  return { client, call };
}
