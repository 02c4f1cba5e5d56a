import { createLogger, startTelemetry } from "@lynceus/telemetry";
import { collectSpans } from "@lynceus/telemetry/testing";
import { expect, onTestFinished, test } from "vitest";
import { ModelError } from "../errors.ts";
import type { Model, ModelRequest, ModelTurn, Usage } from "../ports.ts";
import { traceTurn } from "./trace-turn.ts";

const usage = {
  input_tokens: 10,
  cache_read_input_tokens: 200,
  cache_creation_input_tokens: 3_000,
  output_tokens: 7,
} as Usage;
const turn: ModelTurn = {
  model: "claude-sonnet-5-5-1",
  content: [],
  stopReason: "end_turn",
  usage,
  lost: [usage],
};
const request: ModelRequest = {
  model: "claude-sonnet-5-5",
  system: [{ type: "text", text: "the secret" }],
  tools: [],
  messages: [],
  maxTokens: 100,
  mayCallTools: true,
  conversation: "inv-1",
};

function modelOf(answer: () => Promise<ModelTurn>, provider?: string): Model {
  return { name: "Claude", turn: answer, cost: () => 0.25, ...(provider && { provider }) };
}

const { signal } = new AbortController();

test("input tokens are all that was sent, wherever it was kept; what broke off is paid for, too", async () => {
  const spans = collectSpans();
  const logger = createLogger({ name: "test", level: "silent" });
  const watching = { version: "1", logger, traces: "none", metrics: ["text"] } as const;
  const telemetry = await startTelemetry(watching);
  onTestFinished(async () => {
    await telemetry.stop();
    await spans.stop();
  });

  const model = modelOf(async () => turn, "anthropic");
  expect(await traceTurn(model, request, () => {}, signal)).toBe(turn);
  const broken: Model = {
    ...model,
    turn(_request, hear) {
      hear({ kind: "lost", usage });
      return Promise.reject(new ModelError("unavailable", "It broke off."));
    },
  };
  await expect(traceTurn(broken, request, () => {}, signal)).rejects.toThrow("broke off");

  expect(spans.ended()[0]?.attributes).toMatchObject({
    "gen_ai.usage.input_tokens": 3_210,
    "gen_ai.usage.cache_read.input_tokens": 200,
    "gen_ai.usage.cache_write.input_tokens": 3_000,
    "gen_ai.usage.output_tokens": 7,
    "gen_ai.response.model": "claude-sonnet-5-5-1",
    "gen_ai.conversation.id": "inv-1",
  });
  const text = await telemetry.metricsText();
  expect(text).toMatch(/gen_ai_client_token_usage_sum\{.*gen_ai_token_type="input"\} 9630\n/);
  expect(text).toContain(
    'lynceus_model_cost_usd_total{gen_ai_request_model="claude-sonnet-5-5"} 0.75',
  );
});

test("a turn that cannot be had is told by its kind; rules are nobody's", async () => {
  const spans = collectSpans();
  onTestFinished(() => spans.stop());
  const model = modelOf(() => Promise.reject(new ModelError("limited", "the secret")));

  await expect(traceTurn(model, request, () => {}, signal)).rejects.toThrow("the secret");

  const [span] = spans.ended();
  expect(span?.name).toBe("chat claude-sonnet-5-5");
  expect(span?.attributes).toMatchObject({
    "gen_ai.provider.name": "lynceus",
    "error.type": "limited",
  });
  expect(JSON.stringify([span?.attributes, span?.status, span?.events])).not.toContain("secret");
});
