/** The MCP server with everything after the word `mcp`, which it reads by itself. */
export interface McpCommand {
  readonly kind: "mcp";
  readonly argv: readonly string[];
}

/** Serves until the client or `signal` ends it; says on standard error what keeps it from starting. */
export async function serveMcp({ argv }: McpCommand, signal: AbortSignal): Promise<0 | 2 | 3> {
  // Loaded when needed: no other command asks Argo CD.
  const { runMcp } = await import("@lynceus/mcp-server");
  const code = await runMcp(argv, signal);
  return code === 1 ? 3 : code;
}
