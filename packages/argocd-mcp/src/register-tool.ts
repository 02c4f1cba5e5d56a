import type { McpServer, StandardSchemaWithJSON } from "@modelcontextprotocol/server";
import type { z } from "zod";
import { type CallToolOptions, callTool } from "./call-tool.ts";
import type { Tool } from "./tool.ts";
import { traceCall } from "./trace-call.ts";

/** Offers a tool to the clients of `server`, with its calls going through the door. */
export function registerTool(server: McpServer, tool: Tool, options: CallToolOptions): void {
  const { name, title, description, outputSchema, annotations } = tool;
  server.registerTool(
    name,
    { title, description, inputSchema: advertised(tool.inputSchema), outputSchema, annotations },
    (args, context) =>
      traceCall(name, context.mcpReq, () => callTool(tool, args, context, options)),
  );
}

/** The schema to show: arguments are checked where the call is audited, not before. */
function advertised(schema: z.ZodType): StandardSchemaWithJSON<unknown> {
  const standard = schema["~standard"] as StandardSchemaWithJSON["~standard"];
  return { "~standard": { ...standard, validate: (value) => ({ value }) } };
}
