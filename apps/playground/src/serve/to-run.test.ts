import type { BotHooks } from "@lynceus/bot";
import { expect, test } from "vitest";
import { toEndedRun } from "./to-run.ts";

type Investigated = Parameters<NonNullable<BotHooks["onInvestigated"]>>;

const request = {
  thread: { team: "T1", channel: "C1", threadTs: "1.000001" },
  diagnosis: { application: { name: "orders-api" } },
} as unknown as Investigated[0];

const end = {
  kind: "stopped",
  by: "U1",
  model: "claude-sonnet-5-5",
  steps: [],
  spent: { steps: 1, toolCalls: 2, tokens: 160, usd: 0.01, ms: 2_400 },
} as Investigated[1];

const usage = { input_tokens: 100, cache_read_input_tokens: 50, output_tokens: 10 };
const content = ["get_logs", "get_events"].map((name) => ({ type: "tool_use", name, input: {} }));
const call = {
  ms: 1_500,
  text: "the log",
  isError: false,
  tookMs: 40,
  content: "line",
  ends: false,
};

test("a journal becomes turns with their tokens and calls with their tools", () => {
  const run = toEndedRun(request, end, [
    { seq: 1, kind: "start", body: { ms: 0 } },
    { seq: 2, kind: "turn", body: { ms: 1_400, usd: 0.01, turn: { content, usage } } },
    { seq: 3, kind: "call", body: { ...call, ordinal: 2, isError: true, outcome: "refused" } },
    { seq: 4, kind: "call", body: { ...call, ordinal: 1 } },
    { seq: 5, kind: "something else", body: null },
  ]);

  const { ms: atMs, text, tookMs, content: said } = call;
  expect(run).toMatchObject({ channel: "C1", state: "stopped", ms: 2_400, tokens: 160 });
  expect(run.entries).toEqual([
    {
      kind: "turn",
      atMs: 1_400,
      inputTokens: 150,
      outputTokens: 10,
      usd: 0.01,
      calls: ["get_logs", "get_events"],
    },
    {
      kind: "call",
      tool: "get_events",
      failed: true,
      outcome: "refused",
      atMs,
      text,
      tookMs,
      content: said,
    },
    { kind: "call", tool: "get_logs", failed: false, atMs, text, tookMs, content: said },
  ]);
});
