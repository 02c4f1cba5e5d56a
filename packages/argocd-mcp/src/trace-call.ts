import { failSpan, inSpan, measureSince, readTrace, semconv } from "@lynceus/telemetry";
import type { CallToolResult, ServerContext } from "@modelcontextprotocol/server";

/**
 * Serves one tool call as a span of the trace that its caller sent in `_meta` (SEP-414), or of its own, and
 * measures it. A call that ends with a sentence instead of a result counts as `tool_error`.
 */
export async function traceCall(
  tool: string,
  { _meta }: Pick<ServerContext["mcpReq"], "_meta">,
  serve: () => Promise<CallToolResult>,
): Promise<CallToolResult> {
  const began = performance.now();
  const labels = { [semconv.mcpMethod]: "tools/call", [semconv.genAiTool]: tool };
  const attributes = { ...labels, [semconv.genAiOperation]: "execute_tool" };
  const carried = readTrace(_meta);
  return inSpan(
    `tools/call ${tool}`,
    { kind: "server", attributes, parent: carried === undefined ? "active" : { carried } },
    async (span) => {
      const result = await serve();
      const failure = result.isError === true ? "tool_error" : undefined;
      if (failure !== undefined) failSpan(span, failure);
      measureSince("mcp.server.operation.duration", began, {
        ...labels,
        [semconv.errorType]: failure,
      });
      return result;
    },
  );
}
