import type { Store } from "@lynceus/store";
import { expect, test } from "vitest";
import { settleCharge } from "./settle-charge.ts";

const counted = { steps: 1, toolCalls: 0, tokens: 10, usd: 0.2, ms: 5 };
const brokenOff = { steps: 0, toolCalls: 0, tokens: 0, usd: 0, ms: 0 };

const budget = { steps: 9, tokens: 9_000, usd: 1, wallMs: 9_000 };
const start = {
  ms: 0,
  model: "m",
  system: [],
  tools: [],
  budget,
  maxTokens: 100,
  startedAt: 0,
  opening: [{ role: "user", content: "why?" }],
};
const turn = {
  ms: 0,
  turn: { model: "m", content: [], stopReason: "end_turn", usage: { input_tokens: 1 } },
};

type Step = readonly [kind: string, body: unknown];

async function charged(spent: typeof counted, ...journal: readonly Step[]): Promise<unknown> {
  const costs: unknown[] = [];
  const store = {
    journal: { list: async () => journal.map(([kind, body], seq) => ({ seq, kind, body })) },
    charges: { settle: async (_: string, usd: number) => costs.push(usd) },
  } as unknown as Store;
  await settleCharge("inv-1", { spent }, store);
  return costs[0];
}

test("what it cost is what its end tells, or its journal where it was broken off", async () => {
  const journal: readonly Step[] = [
    ["start", start],
    ["turn", { ...turn, usd: 0.5 }],
  ];

  expect(await charged(counted, ...journal)).toBe(0.2);
  expect(await charged(brokenOff, ...journal)).toBe(0.5);
  expect(await charged(brokenOff)).toBe(0);

  const outcome = { kind: "failed", sentence: "It is overloaded.", failure: "unavailable" };
  const end = { ms: 0, outcome, lost: { tokens: 9, usd: 0.3 } };
  expect(await charged({ ...brokenOff, usd: 0.3 }, ["start", start], ["end", end])).toBe(0.3);
});

test("a journal that cannot be read does not keep an investigation from being settled", async () => {
  expect(await charged(brokenOff, ["start", "not of this version"])).toBe(0);
});
