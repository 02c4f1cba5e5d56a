import { expect, it } from "vitest";
import type { MessageParam, ModelRequest } from "../ports.ts";
import { profileOf } from "./model-profile.ts";
import { toParams } from "./to-params.ts";

const claude = profileOf("claude-sonnet-5-5", "anthropic");
const plain = profileOf("qwen3:30b", "gateway");
const result = (id: string): MessageParam => ({
  role: "user",
  content: [{ type: "tool_result", tool_use_id: id, content: "…" }],
});
const call = (id: string): MessageParam => ({
  role: "assistant",
  content: [{ type: "tool_use", id, name: "look", input: {} }],
});
const request: ModelRequest = {
  model: "claude-sonnet-5-5",
  system: [
    { type: "text", text: "role" },
    { type: "text", text: "skills" },
  ],
  tools: [{ name: "look", input_schema: { type: "object" } }],
  messages: [
    { role: "user", content: "why?" },
    call("t1"),
    result("t1"),
    call("t2"),
    result("t2"),
    { role: "system", content: [{ type: "text", text: "Look at events." }] },
  ],
  maxTokens: 16_000,
  mayCallTools: true,
  conversation: "run-1",
};

it("marks the last system block for an hour and the last two user messages for five minutes", () => {
  const before = JSON.stringify(request);
  const { system, messages } = toParams(request, claude);
  expect(system).toEqual([
    { type: "text", text: "role" },
    { type: "text", text: "skills", cache_control: { type: "ephemeral", ttl: "1h" } },
  ]);
  const marked = messages.map((message) => JSON.stringify(message).includes("cache_control"));
  expect(marked).toEqual([false, false, true, false, true, false]);
  expect(JSON.stringify(request)).toBe(before);
});

it("marks a first message that is a plain string", () => {
  const { messages } = toParams(
    { ...request, messages: [{ role: "user", content: "why?" }] },
    claude,
  );
  expect(messages).toEqual([
    {
      role: "user",
      content: [{ type: "text", text: "why?", cache_control: { type: "ephemeral" } }],
    },
  ]);
});

it("thinks aloud with effort, and takes tools away without taking them out of the prefix", () => {
  expect(toParams(request, claude)).toMatchObject({
    thinking: { type: "adaptive", display: "summarized" },
    output_config: { effort: "medium" },
  });
  expect(toParams(request, claude)).not.toHaveProperty("tool_choice");
  const last = toParams({ ...request, mayCallTools: false }, claude);
  expect(last.tool_choice).toEqual({ type: "none" });
  expect(last.tools).toEqual(toParams(request, claude).tools);
  const without = toParams({ ...request, tools: [], mayCallTools: false }, claude);
  expect(without).not.toHaveProperty("tools");
  expect(without).not.toHaveProperty("tool_choice");
});

it("asks a gateway for nothing special", () => {
  const params = toParams(request, plain);
  expect(Object.keys(params)).toEqual(["model", "max_tokens", "system", "tools", "messages"]);
  expect(JSON.stringify(params)).not.toContain("cache_control");
  expect(params.messages.map(({ role }) => role)).not.toContain("system");
  expect(params.messages.at(-1)).toEqual({
    role: "user",
    content: [{ type: "text", text: "Look at events." }],
  });
});

it.each([
  [
    "claude-sonnet-5-5",
    "anthropic",
    { thinking: true, effort: "medium", systemMessages: true, cache: true },
  ],
  [
    "claude-haiku-5-5",
    "anthropic",
    { thinking: true, effort: "medium", systemMessages: false, cache: true },
  ],
  [
    "us.anthropic.claude-opus-5-5-v1:0",
    "bedrock",
    { thinking: true, effort: "medium", systemMessages: true, cache: true },
  ],
  ["claude-haiku-4-5", "anthropic", { thinking: false, systemMessages: false, cache: true }],
  ["claude-sonnet-4-5@20250929", "vertex", { thinking: false, systemMessages: false, cache: true }],
  ["claude-sonnet-5-5", "gateway", { thinking: false, systemMessages: false, cache: true }],
  ["qwen3:30b", "gateway", { thinking: false, systemMessages: false, cache: false }],
] as const)("knows what %s at %s can be asked for", (model, provider, profile) => {
  expect(profileOf(model, provider)).toEqual(profile);
});
