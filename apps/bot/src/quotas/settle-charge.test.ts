import type { Store } from "@lynceus/store";
import { expect, test } from "vitest";
import { settleCharge } from "./settle-charge.ts";

const spent = { steps: 1, toolCalls: 0, tokens: 10, usd: 0.2, ms: 5 };

const budget = { steps: 9, tokens: 9_000, usd: 1, wallMs: 9_000 };
const start = {
  ...{ ms: 0, model: "m", system: [], tools: [], budget, maxTokens: 100, startedAt: 0 },
  opening: [{ role: "user", content: "why?" }],
};
const turn = {
  ms: 0,
  turn: { model: "m", content: [], stopReason: "end_turn", usage: { input_tokens: 1 } },
};

async function charged(...journal: readonly [kind: string, body: unknown][]): Promise<unknown> {
  const costs: unknown[] = [];
  const store = {
    journal: { list: async () => journal.map(([kind, body], seq) => ({ seq, kind, body })) },
    charges: { settle: async (_: string, usd: number) => costs.push(usd) },
  } as unknown as Store;
  await settleCharge("inv-1", { spent }, store);
  return costs[0];
}

test("what it cost is what its end tells, or its journal where that knows of more", async () => {
  expect(await charged(["start", start], ["turn", { ...turn, usd: 0.5 }])).toBe(0.5);
  expect(await charged(["start", start], ["turn", { ...turn, usd: 0.1 }])).toBe(0.2);
  expect(await charged()).toBe(0.2);
});

test("a journal that cannot be read does not keep an investigation from being settled", async () => {
  expect(await charged(["start", "not of this version"])).toBe(0.2);
});
