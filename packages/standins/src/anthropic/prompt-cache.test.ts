import { expect, it } from "vitest";
import { createPromptCache } from "./prompt-cache.ts";
import type { PromptPart } from "./prompt-parts.ts";

const part = (text: string, tokens: number, ttl?: "5m" | "1h"): PromptPart => ({
  text,
  tokens,
  marker: ttl === undefined ? undefined : { type: "ephemeral", ttl },
});
const model = "claude-sonnet-5-5";

it("writes at breakpoints, by lifetime, and reads the longest prefix that is known", () => {
  const use = createPromptCache(() => 0);
  const system = part("system", 600, "1h");
  const first = [system, part("question", 50, "5m"), part("tail", 7)];
  expect(use(model, first)).toEqual({ input: 7, read: 0, written1h: 600, written5m: 50 });
  const second = [system, part("question", 50), part("answer", 40), part("result", 30, "5m")];
  expect(use(model, second)).toEqual({ input: 0, read: 650, written1h: 0, written5m: 70 });
  const other = [system, part("another", 50, "5m")];
  expect(use(model, other)).toEqual({ input: 0, read: 600, written1h: 0, written5m: 50 });
  expect(use("claude-haiku-5-5", other).read).toBe(0);
  expect(use(model, [part("changed", 600, "1h")]).read).toBe(0);
});

it("caches nothing under 512 tokens, and nothing without a breakpoint", () => {
  const use = createPromptCache(() => 0);
  const short = [part("a", 511, "5m")];
  use(model, short);
  expect(use(model, short)).toEqual({ input: 511, read: 0, written1h: 0, written5m: 0 });
  expect(use(model, [part("b", 900)])).toEqual({ input: 900, read: 0, written1h: 0, written5m: 0 });
});

it("forgets after the lifetime, renewed by reading", () => {
  let now = 0;
  const use = createPromptCache(() => now);
  const parts = [part("a", 600, "5m")];
  use(model, parts);
  now = 4 * 60_000;
  expect(use(model, parts).read).toBe(600);
  now = 8 * 60_000;
  expect(use(model, parts).read).toBe(600);
  now = 13 * 60_000;
  expect(use(model, parts)).toMatchObject({ read: 0, written5m: 600 });
});

it("looks twenty pieces back from a breakpoint", () => {
  const far = (pieces: number) => {
    const use = createPromptCache(() => 0);
    use(model, [part("a", 600, "5m")]);
    const between = Array.from({ length: pieces }, (_, index) => part(`${index}`, 1));
    return use(model, [part("a", 600), ...between, part("z", 1, "5m")]).read;
  };
  expect(far(18)).toBe(600);
  expect(far(19)).toBe(0);
});
