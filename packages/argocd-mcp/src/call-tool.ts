import { randomUUID } from "node:crypto";
import { ExpectedError, type Principal } from "@lynceus/contract";
import type { CallRequest, Door } from "@lynceus/guard";
import type { Logger } from "@lynceus/telemetry";
import {
  type CallToolResult,
  CLIENT_INFO_META_KEY,
  type ServerContext,
} from "@modelcontextprotocol/server";
import { z } from "zod";
import type { Caller } from "./caller.ts";
import { clean } from "./clean.ts";
import type { PreparedCall, Tool, ToolContext } from "./tool.ts";

export interface CallToolOptions {
  readonly door: Door;
  readonly logger: Logger;
  /** On whose behalf; without one every call is refused. */
  readonly caller: Caller | undefined;
  /** What clients of 2025 have called themselves. */
  readonly clientName?: () => string | undefined;
  /** What calls wait for, for as long as they are wanted. */
  readonly heard?: Promise<unknown> | undefined;
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
  { mcpReq }: Pick<ServerContext, "mcpReq">,
  { door, logger, contextFor, caller, clientName, heard }: CallToolOptions,
): Promise<CallToolResult> {
  const correlationId = randomUUID();
  if (caller === undefined) {
    logger.warn({ tool: tool.name, correlationId }, "call without a principal");
    return failure("This call does not say on whose behalf it is made, so it was refused.");
  }
  // Who gives up meanwhile is refused by the door.
  await heard;
  const call = prepare(tool, args, contextFor(caller.principal));
  const request: CallRequest = {
    principal: caller.principal,
    client: caller.client ?? saidClient(mcpReq, clientName?.()),
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

const ClientInfo = z.object({ name: z.string() });

/** A program's own word for itself: nobody has checked it. */
function saidClient({ envelope }: ServerContext["mcpReq"], said = "unknown"): string {
  const info = new Map<string, unknown>(Object.entries(envelope ?? {})).get(CLIENT_INFO_META_KEY);
  return clean(ClientInfo.safeParse(info).data?.name ?? said).slice(0, 64);
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
