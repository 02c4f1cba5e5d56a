import { describe, expect, it } from "vitest";
import { checkRequest } from "./check-request.ts";
import { signThinking } from "./preserved-thinking.ts";
import { MessagesRequest } from "./schema.ts";

const user = { role: "user", content: "why?" };
const base = { model: "claude-sonnet-5-5", max_tokens: 1_024, messages: [user] };
const call = (id: string) => ({ type: "tool_use", id, name: "get", input: {} });
const result = (id: string) => ({ type: "tool_result", tool_use_id: id, content: "ok" });
const said = (...content: object[]) => ({ role: "assistant", content });
const told = (...content: object[]) => ({ role: "user", content });
const text = (value: string) => ({ type: "text", text: value });
const check = (changed: object, options: { beta?: boolean; counting?: boolean } = {}) =>
  checkRequest({ ...base, ...changed }, { beta: false, counting: false, ...options });

describe("what is refused, as the API words it", () => {
  it.each<[string, object]>([
    ["model: Field required", { model: undefined }],
    ["max_tokens: Field required", { max_tokens: undefined }],
    ["max_tokens: 200000 > 128000", { max_tokens: 200_000 }],
    ["messages: at least one message is required", { messages: [] }],
    ["messages.0.content: Field required", { messages: [{ role: "user" }] }],
    ["messages: first message must use", { messages: [said(text("a")), user] }],
    ["must have non-empty content", { messages: [user, said(), user] }],
    ["text content blocks must be non-empty", { messages: [told(text(""))] }],
    ["thread: Extra inputs are not permitted", { thread: { type: "create" } }],
    ["temperature: not supported for this model", { temperature: 0 }],
    ['type "tool" and "any" are not supported', { tool_choice: { type: "any" } }],
    ['"thinking.type.enabled" is not supported', { thinking: { type: "enabled" } }],
    ['"thinking.type.disabled" is not supported', { thinking: { type: "disabled" } }],
    ["does not support assistant message prefill", { messages: [user, said(text("a"))] }],
    ["tools.0.custom.name: String should match", { tools: [{ name: "a.b" }] }],
    ["Tool names must be unique", { tools: [{ name: "a" }, { name: "a" }] }],
    [
      'a "system" message must follow',
      { messages: [user, { role: "system", content: "a" }, user] },
    ],
    [
      "without `tool_result` blocks immediately after: b",
      { messages: [user, said(call("a"), call("b")), told(result("a"))] },
    ],
    [
      "`tool_result` blocks must come first",
      { messages: [user, said(call("a")), told(text("x"), result("a"))] },
    ],
    ["unexpected `tool_use_id` found", { messages: [told(result("a"))] }],
    [
      "must have a single result",
      { messages: [user, said(call("a")), told(result("a"), result("a"))] },
    ],
    ["ids must be unique", { messages: [user, said(call("a"), call("a")), told(result("a"))] }],
    ["prompt is too long: 10", { messages: [{ role: "user", content: "a".repeat(4_000_400) }] }],
  ])("%s", (message, changed) => {
    expect(() => check(changed)).toThrow(message);
  });

  it("counts cache markers, and wants those of an hour first", () => {
    const marked = (ttl: "5m" | "1h") => ({
      ...text("a"),
      cache_control: { type: "ephemeral", ttl },
    });
    const four = [1, 2, 3, 4].map(() => marked("5m"));
    expect(check({ system: four })).toBeDefined();
    const five = { system: four, cache_control: { type: "ephemeral" } };
    expect(() => check(five)).toThrow(
      "maximum of 4 blocks with cache_control may be provided. Found 5",
    );
    expect(check({ system: [marked("1h")], messages: [told(marked("5m"))] })).toBeDefined();
    const behind = { system: [marked("5m")], messages: [told(marked("1h"))] };
    expect(() => check(behind)).toThrow("must not come after a ttl='5m'");
  });
});

describe("what is let in", () => {
  it.each<[string, object, object]>([
    [
      "calls answered, then text",
      { messages: [user, said(call("a")), told(result("a"), text("x"))] },
      {},
    ],
    [
      "a system message behind results",
      { messages: [user, said(call("a")), told(result("a")), { role: "system", content: "end" }] },
      {},
    ],
    ["forced tools on Haiku", { model: "claude-haiku-5-5", tool_choice: { type: "any" } }, {}],
    ["sampling on an older model", { model: "claude-sonnet-4-6", temperature: 0 }, {}],
    ["a beta parameter with its header", { thread: { type: "create" } }, { beta: true }],
    ["counting without max_tokens", { max_tokens: undefined }, { counting: true }],
  ])("%s", (_, changed, options) => {
    expect(check(changed, options)).toBeDefined();
  });
});

describe("preserved thinking", () => {
  const request = MessagesRequest.parse({ ...base, system: "s", tools: [{ name: "get" }] });
  const thinking = { type: "thinking", thinking: "hm", signature: signThinking(request, "hm") };
  const later = { ...request, messages: [user, said(thinking, text("a")), user] };

  it("is bound to what came before it, markers aside", () => {
    expect(check(later)).toBeDefined();
    const marker = { type: "ephemeral" };
    const system = [{ ...text("s"), cache_control: marker }];
    expect(check({ ...later, system, cache_control: marker })).toBeDefined();
    expect(
      check({ ...later, tools: [{ name: "get" }, { name: "x", defer_loading: true }] }),
    ).toBeDefined();
    const bound = "The block is bound to a different conversation";
    for (const changed of [
      { system: "t" },
      { tools: [] },
      { messages: [told(text("who?")), ...later.messages.slice(1)] },
    ])
      expect(() => check({ ...later, ...changed })).toThrow(bound);
    const block_binding = { prefix_mismatch_behavior: "drop_block" };
    const dropping = { type: "adaptive", block_binding };
    expect(check({ ...later, system: "t", thinking: dropping })).toBeDefined();
  });

  it("may be left out in front, and not be changed", () => {
    const next = signThinking(MessagesRequest.parse(later), "more");
    const second = { type: "thinking", thinking: "more", signature: next };
    const without = [user, said(text("a")), user, said(second, text("b")), user];
    expect(check({ ...later, messages: without })).toBeDefined();
    const forged = [user, said({ ...thinking, thinking: "other" }, text("a")), user];
    expect(() => check({ ...later, messages: forged })).toThrow(
      /Invalid `signature` in `thinking` block$/,
    );
  });
});
