import { failSpan, inSpan, semconv, withTrace } from "@lynceus/telemetry";

/**
 * Calls a tool over MCP as a client's span, which `_meta` carries to the server; `{}` where nothing is traced.
 */
export function traceCall<Result extends { readonly isError?: boolean | undefined }>(
  tool: string,
  call: (_meta: ReturnType<typeof withTrace>) => Promise<Result>,
): Promise<Result> {
  const attributes = {
    [semconv.mcpMethod]: "tools/call",
    [semconv.genAiTool]: tool,
    [semconv.genAiOperation]: "execute_tool",
  };
  return inSpan(`tools/call ${tool}`, { kind: "client", attributes }, async (span) => {
    const result = await call(withTrace());
    if (result.isError === true) failSpan(span, "tool_error");
    return result;
  });
}
