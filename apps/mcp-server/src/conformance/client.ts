import { createToolbox, type ToolDescription } from "@lynceus/toolbox";
import { readCalls } from "./config.ts";

/** The bot's own MCP client, led through one scenario: the referee appends its address to the command. */
const address = process.argv.at(-1) ?? "";
const toolbox = createToolbox({
  servers: [{ name: "referee", fetch: (request) => fetch(new Request(address, request)) }],
  clientInfo: { name: "lynceus-conformance", version: "0.1.0" },
});
const tools = toolbox.forPrincipal({ kind: "channel", id: "C1", name: "#ci", projects: ["*"] });

const listed = await tools.tools();
const calls = readCalls() ?? listed.map((tool) => ({ name: tool.name, arguments: fill(tool) }));
// What a tool refuses is the scenario's business.
for (const { name, arguments: args } of calls) await tools.call(name, args).catch(() => undefined);
await toolbox.close();

/** Something of the right type for every required argument. */
function fill({ inputSchema }: ToolDescription): Record<string, unknown> {
  const { properties = {}, required = [] } = inputSchema as {
    properties?: Record<string, { type?: string }>;
    required?: string[];
  };
  return Object.fromEntries(required.map((name) => [name, sampleOf(properties[name]?.type)]));
}

function sampleOf(type: string | undefined): unknown {
  switch (type) {
    case "number":
    case "integer":
      return 5;
    case "boolean":
      return true;
    case "array":
      return [];
    case "object":
      // One scenario compares what arrives with what it had listed.
      return listed[0]?.inputSchema ?? {};
    default:
      return "lynceus";
  }
}
