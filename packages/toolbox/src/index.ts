export { type AgentToolsOptions, toAgentTools } from "./agent-tools/to-agent-tools.ts";
export { createToolbox, type Toolbox, type ToolboxOptions } from "./create-toolbox.ts";
export type { Caller, ToolServer } from "./ports.ts";
export type { PrincipalTools, ToolDescription, ToolResult } from "./schema.ts";
