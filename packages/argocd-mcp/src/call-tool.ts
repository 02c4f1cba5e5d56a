import { randomUUID } from "node:crypto";
import { ExpectedError, Principal } from "@lynceus/contract";
import type { CallRequest, Door } from "@lynceus/guard";
import type { Logger } from "@lynceus/telemetry";
import type { CallToolResult, ServerContext } from "@modelcontextprotocol/server";
import type { z } from "zod";
import { clean } from "./clean.ts";
import type { PreparedCall, Tool, ToolContext } from "./tool.ts";

export interface CallToolOptions {
  readonly door: Door;
  readonly logger: Logger;
  /** What tools may use, as this principal. */
  readonly contextFor: (principal: Principal) => ToolContext;
}

/**
 * One call of one tool, from arguments to the text that the client reads. Nothing is thrown: an expected
 * error becomes its sentence, a bug becomes a reference to its log line.
 */
export async function callTool(
  tool: Tool,
  args: unknown,
  { mcpReq, http }: Pick<ServerContext, "mcpReq" | "http">,
  { door, logger, contextFor }: CallToolOptions,
): Promise<CallToolResult> {
  const correlationId = randomUUID();
  const principal = Principal.safeParse(http?.authInfo?.extra?.principal);
  if (!principal.success) {
    logger.warn({ tool: tool.name, correlationId }, "call without a principal");
    return failure("This call does not say on whose behalf it is made, so it was refused.");
  }
  const call = prepare(tool, args, contextFor(principal.data));
  const request: CallRequest = {
    principal: principal.data,
    client: http?.authInfo?.clientId ?? "unknown",
    tool: tool.name,
    access: tool.access,
    arguments: args,
    ...(call.target === undefined ? {} : { target: call.target }),
    correlationId,
  };
  try {
    const result = await door(request, call.run, mcpReq.signal);
    return {
      content: [{ type: "text", text: tool.text(result, call.args) }],
      structuredContent: result,
    };
  } catch (error) {
    if (error instanceof ExpectedError) return failure(clean(error.message));
    if (mcpReq.signal.aborted) return failure("The call was cancelled.");
    logger.error({ err: error, tool: tool.name, correlationId }, "tool failed");
    return failure(
      `${tool.name} failed in a way that was not foreseen. It is logged as ${correlationId}; trying again may help, otherwise tell whoever runs this server.`,
    );
  }
}

/** A call that cannot be understood goes through the door as well, and fails behind it. */
function prepare(
  tool: Tool,
  raw: unknown,
  context: ToolContext,
): PreparedCall<Record<string, unknown>> & { readonly args: unknown } {
  try {
    const args = parseArguments(tool, raw ?? {});
    const { target, run } = tool.prepare(args, context);
    return {
      args,
      ...(target === undefined ? {} : { target }),
      run: async (signal) =>
        tool.outputSchema.parse(clean(await run(signal))) as Record<string, unknown>,
    };
  } catch (error) {
    return { args: {}, run: () => Promise.reject(error) };
  }
}

function parseArguments(tool: Tool, raw: unknown): unknown {
  const parsed = tool.inputSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.slice(0, 10).map(toWords).join("; ");
  throw new ExpectedError(`${tool.name} was not called: ${problems}.`);
}

function toWords({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? message : `${path.join(".")}: ${message}`;
}

function failure(sentence: string): CallToolResult {
  return { content: [{ type: "text", text: sentence }], isError: true };
}
