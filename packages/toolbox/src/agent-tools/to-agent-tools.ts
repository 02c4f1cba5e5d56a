import type { AgentTool, ToolOutcome } from "@lynceus/agent";
import { ExpectedError } from "@lynceus/contract";
import type { PrincipalTools, ToolDescription, ToolResult } from "../schema.ts";
import { describeCall } from "./describe-call.ts";
import { frameEvidence } from "./frame-evidence.ts";
import { toolNames } from "./tool-names.ts";

export interface AgentToolsOptions {
  /** Names of the tools to offer; every tool that only reads when absent. */
  readonly allow?: readonly string[];
}

/**
 * The principal's tools as an agent runs them, sorted by name: prompts are cached by their order. Only what
 * reads is offered. Results are evidence: JSON under an id made of the call's place in the run (`e3`).
 * Throws `ExpectedError` when the tools cannot be listed, or the signal's reason.
 */
export async function toAgentTools(
  tools: PrincipalTools,
  options: AgentToolsOptions = {},
  signal?: AbortSignal,
): Promise<readonly AgentTool[]> {
  const { allow } = options;
  const offered = (await tools.tools(signal))
    .filter(({ name, readOnly }) => readOnly && (allow === undefined || allow.includes(name)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const names = toolNames(offered.map(({ name }) => name));
  return offered.map((tool, at) => toAgentTool(tool, names[at] ?? tool.name, tools));
}

function toAgentTool(tool: ToolDescription, name: string, tools: PrincipalTools): AgentTool {
  const { description = tool.title ?? tool.name, inputSchema } = tool;
  return {
    definition: {
      name,
      description,
      input_schema: { ...inputSchema, type: "object" },
    },
    effect: "read",
    describe: (input) => describeCall(tool, asArguments(input)),
    async run(input, { ordinal }, signal) {
      const result = await callTool(tools, tool.name, asArguments(input), signal);
      return toOutcome(ordinal, result);
    },
  };
}

/** A call that did not happen is a failure that the model reads, as is one that failed. */
async function callTool(
  tools: PrincipalTools,
  name: string,
  args: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<ToolResult> {
  try {
    return await tools.call(name, args, signal);
  } catch (error) {
    if (signal.aborted || !(error instanceof ExpectedError)) throw error;
    return {
      tool: name,
      arguments: args,
      text: error.message,
      structured: undefined,
      isError: true,
    };
  }
}

function toOutcome(ordinal: number, result: ToolResult): ToolOutcome {
  return {
    content: frameEvidence(ordinal, result),
    isError: result.isError,
    outcome: firstLine(result),
  };
}

function asArguments(input: unknown): Readonly<Record<string, unknown>> {
  return typeof input === "object" && input !== null ? { ...input } : {};
}

const LONGEST_LINE = 160;

/** What came of a call, in its own first words; which application it was is known. */
function firstLine({ text, arguments: args }: ToolResult): string {
  const lines = text.split("\n").filter((each) => each.trim() !== "");
  const named = `/${args.applicationName}`;
  const [first = "nothing", second] = lines;
  const isKnown = second !== undefined && first.split(" ")[0]?.endsWith(named);
  const line = (isKnown ? second : first).trim();
  return line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE - 1)}…`;
}
