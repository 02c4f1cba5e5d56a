import { failSpan, inSpan, semconv } from "@lynceus/telemetry";
import type { ToolOutcome } from "../ports.ts";

/** Runs a tool for the model as a span of the GenAI conventions, without its arguments and its result. */
export function traceCall(
  call: { readonly id: string; readonly tool: string },
  run: () => Promise<ToolOutcome>,
): Promise<ToolOutcome> {
  const attributes = {
    [semconv.genAiOperation]: "execute_tool",
    [semconv.genAiTool]: call.tool,
    [semconv.genAiToolCall]: call.id,
    [semconv.genAiToolType]: "function",
  };
  return inSpan(`execute_tool ${call.tool}`, { attributes }, async (span) => {
    const outcome = await run();
    if (outcome.isError) failSpan(span, "tool_error");
    return outcome;
  });
}
