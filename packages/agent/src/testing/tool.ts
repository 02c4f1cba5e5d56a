import type { AgentTool, ToolOutcome } from "../ports.ts";

/** A tool that does as told. */
export function tool(
  name: string,
  run: AgentTool["run"] = async () => ok(`${name} says`),
  rest: Partial<AgentTool> = {},
): AgentTool {
  return {
    definition: { name, description: name, input_schema: { type: "object" } },
    effect: "read",
    describe: () => `the ${name}`,
    run,
    ...rest,
  };
}

export const ok = (content: string): ToolOutcome => ({ content, isError: false });
