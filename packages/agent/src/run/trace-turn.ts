import { count, inSpan, type Labels, measure, measureSince, semconv } from "@lynceus/telemetry";
import { ModelError } from "../errors.ts";
import type { Model, ModelRequest, ModelTurn, Usage } from "../ports.ts";

const OPERATION = "chat";
type Turn = Labels<"gen_ai.client.operation.duration">;

/** Asks a model for a turn as a span of the GenAI conventions, without a word of what is said; measures it. */
export async function traceTurn(
  model: Model,
  request: ModelRequest,
  hear: Parameters<Model["turn"]>[1],
  signal: AbortSignal,
): Promise<ModelTurn> {
  const began = performance.now();
  const labels: Turn = {
    [semconv.genAiOperation]: OPERATION,
    [semconv.genAiProvider]: model.provider ?? "lynceus",
    [semconv.genAiRequestModel]: request.model,
  };
  const attributes = {
    ...labels,
    [semconv.genAiRequestMaxTokens]: request.maxTokens,
    [semconv.genAiConversation]: request.conversation,
  };
  const duration = (more: Turn) =>
    measureSince("gen_ai.client.operation.duration", began, { ...labels, ...more });
  return inSpan(
    `${OPERATION} ${request.model}`,
    { kind: "client", attributes, errorType: failureOf },
    async (span) => {
      const lost: Usage[] = [];
      const listen: typeof hear = (sound) => {
        if (sound.kind === "lost") lost.push(sound.usage);
        hear(sound);
      };
      try {
        const turn = await model.turn(request, listen, signal);
        span.setAttributes(said(turn));
        duration({});
        measureUsage(model, turn.model, [turn.usage, ...(turn.lost ?? [])], labels);
        return turn;
      } catch (error) {
        measureUsage(model, request.model, lost, labels);
        duration({ [semconv.errorType]: failureOf(error) });
        throw error;
      }
    },
  );
}

function said({ model, stopReason, usage }: ModelTurn) {
  return {
    [semconv.genAiResponseModel]: model,
    [semconv.genAiFinishReasons]: [stopReason ?? "unknown"],
    [semconv.genAiInputTokens]: inputOf(usage),
    [semconv.genAiOutputTokens]: usage.output_tokens,
    [semconv.genAiCacheReadTokens]: usage.cache_read_input_tokens ?? 0,
    [semconv.genAiCacheWriteTokens]: usage.cache_creation_input_tokens ?? 0,
  };
}

function measureUsage(model: Model, name: string, used: readonly Usage[], labels: Turn): void {
  const { [semconv.errorType]: _, ...common } = labels;
  let usd = 0;
  for (const usage of used) {
    const tokens = { input: inputOf(usage), output: usage.output_tokens };
    for (const [type, many] of Object.entries(tokens)) {
      measure("gen_ai.client.token.usage", many, { ...common, [semconv.genAiTokenType]: type });
    }
    usd += model.cost(name, usage);
  }
  count(
    "lynceus.model.cost",
    { [semconv.genAiRequestModel]: common[semconv.genAiRequestModel] },
    usd,
  );
}

/** The conventions count what came from the cache, and what went there, as input; Anthropic tells it apart. */
function inputOf(usage: Usage): number {
  const { input_tokens, cache_read_input_tokens, cache_creation_input_tokens } = usage;
  return input_tokens + (cache_read_input_tokens ?? 0) + (cache_creation_input_tokens ?? 0);
}

function failureOf(error: unknown): string {
  if (error instanceof ModelError) return error.failure;
  return error instanceof Error ? error.name : "unknown";
}
