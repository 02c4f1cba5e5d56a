import type { Logger } from "@lynceus/telemetry";
import type { AgentTool, ToolOutcome } from "../ports.ts";
import { capContent } from "./cap-content.ts";
import type { Ledger } from "./open-ledger.ts";
import type { RunEvent } from "./run-event.ts";
import type { RunCall } from "./run-state.ts";
import { traceCall } from "./trace-call.ts";
import { TimedOut, within } from "./within.ts";

export interface CallRunner {
  readonly ledger: Ledger;
  readonly tools: ReadonlyMap<string, AgentTool>;
  readonly maxParallel: number;
  readonly timeoutMs: number;
  readonly logger: Logger;
  readonly tell: (event: RunEvent) => void;
}

/**
 * Makes the open calls of the last turn: reads at once, `maxParallel` at a time, then writes one by one,
 * then those that would end the run, each in the model's order. Every result is in the journal before this
 * resolves. A write that an earlier run had begun is not made again.
 */
export async function runCalls(runner: CallRunner, signal: AbortSignal): Promise<void> {
  const open = runner.ledger.state()?.calls.filter(({ result }) => result === undefined) ?? [];
  const placeOf = ({ tool }: RunCall) => {
    const known = runner.tools.get(tool);
    return known?.ends ? "last" : known?.effect === "write" ? "write" : "read";
  };
  const reads = open.filter((call) => placeOf(call) === "read").values();
  const work = async () => {
    for (const call of reads) await runCall(runner, call, signal);
  };
  await Promise.all(Array.from({ length: runner.maxParallel }, work));
  for (const place of ["write", "last"]) {
    for (const call of open) {
      if (placeOf(call) === place) await runCall(runner, call, signal);
    }
  }
}

async function runCall(runner: CallRunner, call: RunCall, signal: AbortSignal): Promise<void> {
  const { ledger, tell } = runner;
  const { ordinal, input } = call;
  const tool = runner.tools.get(call.tool);
  const text = tool === undefined ? `\`${call.tool}\`` : describe(tool, input);
  const began = ledger.ms();
  tell({ kind: "call", ordinal, tool: call.tool, input, text });
  const refusal = refuse(runner, call, tool);
  if (refusal === undefined && tool?.effect === "write") {
    await ledger.record({ kind: "intent", ordinal });
  }
  const { content, isError, instructions, outcome } =
    refusal ?? (await traceCall(call, () => make(runner, call, tool as AgentTool, signal)));
  const state = await ledger.record({
    kind: "call",
    ordinal,
    text,
    content: capContent(content),
    isError,
    instructions,
    outcome,
    ends: tool?.ends === true && !isError,
    tookMs: ledger.ms() - began,
  });
  const made = state.calls[ordinal - 1];
  if (made !== undefined) tell({ kind: "called", call: made });
}

/** Why a call is not made, if it is not. */
function refuse(
  { ledger }: CallRunner,
  { tool: name, input, begun }: RunCall,
  tool: AgentTool | undefined,
): ToolOutcome | undefined {
  if (begun) {
    return failed(
      `\`${name}\` was begun before the process restarted, and its outcome is unknown. Look at the current state before anything else; it has not been tried again.`,
    );
  }
  const start = ledger.state()?.start;
  const names = start?.tools.map((offered) => offered.name) ?? [];
  if (!names.includes(name)) {
    return failed(`There is no tool \`${name}\`. There are: ${names.join(", ")}.`);
  }
  if (tool === undefined) return failed(`\`${name}\` is not offered any more. Go on without it.`);
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    return failed(`The arguments of \`${name}\` have to be one JSON object. Nothing was done.`);
  }
  // An answer that is ready is taken, however late.
  if (!tool.ends && (start?.budget.wallMs ?? 0) <= ledger.ms()) {
    return failed(`The time for this run is used up; \`${name}\` was not called.`);
  }
  return undefined;
}

async function make(
  { ledger, timeoutMs, logger }: CallRunner,
  { id, ordinal, input }: RunCall,
  tool: AgentTool,
  signal: AbortSignal,
): Promise<ToolOutcome> {
  const { name } = tool.definition;
  const wallMs = ledger.state()?.start.budget.wallMs ?? 0;
  const ms = tool.ends ? timeoutMs : Math.max(1, Math.min(timeoutMs, wallMs - ledger.ms()));
  try {
    return await within(ms, (stop) => tool.run(input, { id, ordinal }, stop), signal);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof TimedOut) {
      const unsure = tool.effect === "write" ? " It may have been done all the same: look." : "";
      return failed(`\`${name}\` gave no answer within ${Math.ceil(ms / 1_000)} s.${unsure}`);
    }
    logger.error({ err: error, tool: name, call: id }, "a tool failed");
    return failed(`\`${name}\` failed inside Lynceus; the log has it under \`${id}\`.`);
  }
}

function describe(tool: AgentTool, input: unknown): string {
  try {
    return tool.describe(input);
  } catch {
    // It describes whatever a model made up.
    return `\`${tool.definition.name}\``;
  }
}

function failed(content: string): ToolOutcome {
  return { content, isError: true };
}
