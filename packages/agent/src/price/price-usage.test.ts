import { expect, it } from "vitest";
import { usage } from "../testing/scripted-model.ts";
import { priceUsage } from "./price-usage.ts";

const million = 1_000_000;
const none = {
  ...usage,
  input_tokens: 0,
  output_tokens: 0,
  cache_read_input_tokens: 0,
  cache_creation_input_tokens: 0,
};

it("prices input, output and both lives of the cache", () => {
  const model = "claude-sonnet-5-5";
  expect(priceUsage(model, { ...none, input_tokens: million })).toBe(2);
  expect(priceUsage(model, { ...none, output_tokens: million })).toBe(10);
  expect(priceUsage(model, { ...none, cache_read_input_tokens: million })).toBe(0.1);
  const written = { ...none, cache_creation_input_tokens: million };
  expect(priceUsage(model, written)).toBe(2.5);
  const cache_creation = { ephemeral_1h_input_tokens: million, ephemeral_5m_input_tokens: 0 };
  expect(priceUsage(model, { ...written, cache_creation })).toBe(4);
});

it("asks more for a long prompt where the model does", () => {
  expect(priceUsage("claude-haiku-5-5", { ...none, input_tokens: 100_000 })).toBeCloseTo(0.01);
  expect(priceUsage("claude-haiku-5-5", { ...none, input_tokens: 200_000 })).toBeCloseTo(0.1);
});

it.each([
  ["claude-sonnet-5", 2],
  ["claude-haiku-4-5-20251001", 1],
  ["us.anthropic.claude-opus-5-5-v1:0", 4],
  ["claude-opus-4-5@20251101", 5],
  ["claude-sonnet-5-9", 10],
  ["claude-sonnet-55", 10],
  ["qwen3:30b", 10],
])("knows %s, or takes the dearest: %s USD", (model, usd) => {
  expect(priceUsage(model, { ...none, input_tokens: million })).toBe(usd);
});

it("takes the operator's prices", () => {
  const table = { qwen3: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 } };
  expect(priceUsage("qwen3:30b", { ...none, input_tokens: million }, table)).toBe(0);
  expect(priceUsage("llama", { ...none, input_tokens: million }, table)).toBe(10);
});
