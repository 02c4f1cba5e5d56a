import type { ModelFault, Turns } from "@lynceus/standins";
import { expect, it, vi } from "vitest";
import { readRun } from "../run/read-run.ts";
import { runAgent } from "../run/run-agent.ts";
import { connectLocal } from "../testing/connect-local.ts";
import { keepJournal } from "../testing/keep-journal.ts";
import { logger, runOptions } from "../testing/options.ts";

const said: Turns = [{ content: [{ type: "text", text: "All is well." }] }];
const looks: Turns = [
  {
    content: [
      { type: "thinking", thinking: "Its pods first." },
      { type: "tool_use", name: "look", input: { app: "a" }, id: "t1" },
    ],
  },
];

it("lets hear thinking and text, and gives the turn as received", async () => {
  const { ask, sounds } = await connectLocal([...looks]);
  const turn = await ask();
  expect(turn).toMatchObject({
    model: "claude-sonnet-5-5",
    stopReason: "tool_use",
    content: [
      { type: "thinking", thinking: "Its pods first.", signature: expect.stringMatching(/./) },
      { type: "tool_use", id: "t1", name: "look", input: { app: "a" } },
    ],
  });
  expect(turn.usage.input_tokens + (turn.usage.cache_creation_input_tokens ?? 0)).toBeGreaterThan(
    0,
  );
  expect(sounds).toEqual([{ kind: "thinking", text: "Its pods first." }]);
});

it.each<[string, ModelFault]>([
  ["overloaded", { kind: "status", status: 529 }],
  ["limited", { kind: "status", status: 429 }],
  ["an internal error", { kind: "status", status: 500 }],
  ["a proxy's page", { kind: "page", status: 502 }],
  ["a reset connection", { kind: "reset" }],
  ["an error in the stream", { kind: "error-event", after: 2 }],
  ["a connection cut in the middle", { kind: "cut", after: 3 }],
  ["a stream that ends early", { kind: "eof", after: 3 }],
  ["a stream that stalls", { kind: "stall", after: 3 }],
  ["no answer at all", { kind: "hang" }],
])("asks again after %s", async (_name, fault) => {
  const isSilent = fault.kind === "stall" || fault.kind === "hang";
  const idleMs = isSilent ? 400 : 60_000;
  const { anthropic, ask, waits, sounds } = await connectLocal(said, { idleMs });
  anthropic.faults.set(fault, 1);
  expect(await ask()).toMatchObject({ stopReason: "end_turn" });
  expect(anthropic.requests()).toHaveLength(2);
  expect(waits).toHaveLength(1);
  expect(waits[0]).toBeLessThanOrEqual(500);
  expect(sounds).toContainEqual({ kind: "restart", reason: expect.any(String) });
});

it("counts what a broken attempt had used", async () => {
  const { anthropic, ask } = await connectLocal(said);
  anthropic.faults.set({ kind: "cut", after: 3 }, 1);
  const turn = await ask();
  expect(turn.lost).toHaveLength(1);
  expect(turn.lost?.[0]?.output_tokens).toBeGreaterThan(0);
});

it("tells and charges what a turn had used that could not be had", async () => {
  const { anthropic, model } = await connectLocal(said, { maxAttempts: 2 });
  anthropic.faults.set({ kind: "cut", after: 3 });
  const { journal, records } = keepJournal();
  const end = await runAgent(runOptions({ model, journal }), new AbortController().signal);
  expect(end).toMatchObject({ kind: "failed", failure: "unavailable", spent: { steps: 0 } });
  expect(end.spent.tokens).toBeGreaterThan(0);
  expect(end.spent.usd).toBeGreaterThan(0);
  expect(readRun(records())?.spent).toEqual(end.spent);
});

it("tells what an attempt had used at the moment when it is cancelled", async () => {
  const { anthropic, ask, sounds } = await connectLocal(said);
  anthropic.faults.set({ kind: "stall", after: 4 });
  const cancel = new AbortController();
  const asked = ask({}, cancel.signal);
  await vi.waitFor(() => expect(sounds).toContainEqual(expect.objectContaining({ kind: "text" })));
  cancel.abort(new Error("stopped"));
  expect(sounds.at(-1)).toMatchObject({
    kind: "lost",
    usage: { output_tokens: expect.any(Number) },
  });
  await expect(asked).rejects.toThrow("stopped");
});

it("takes pings for life", async () => {
  const { anthropic, ask } = await connectLocal(said, { idleMs: 500, maxAttempts: 1 });
  anthropic.faults.set({ kind: "stall", after: 2, pingMs: 50 }, 1);
  const cancel = new AbortController();
  const began = performance.now();
  const asked = ask({}, cancel.signal).catch((error: unknown) => error);
  await vi.waitFor(() => expect(performance.now() - began).toBeGreaterThan(1_200), {
    timeout: 5_000,
  });
  cancel.abort(new Error("enough"));
  expect(await asked).toMatchObject({ message: "enough" });
});

it("gives up after five attempts with growing waits, and says so", async () => {
  const { anthropic, ask, waits } = await connectLocal(said);
  anthropic.faults.set({ kind: "status", status: 529 });
  await expect(ask()).rejects.toMatchObject({
    name: "ModelError",
    failure: "unavailable",
    message: expect.stringMatching(/529.*5 attempts.*Ask again/),
  });
  expect(anthropic.requests()).toHaveLength(5);
  expect(waits.every((ms, index) => ms <= 500 * 2 ** index)).toBe(true);
});

it("waits as long as it is told, up to a minute", async () => {
  const { anthropic, ask, waits } = await connectLocal(said);
  anthropic.faults.set({ kind: "status", status: 429, retryAfter: 7 }, 1);
  await ask();
  expect(waits).toEqual([7_000]);
  anthropic.faults.set({ kind: "status", status: 429, retryAfter: 3_600 });
  await expect(ask()).rejects.toMatchObject({
    failure: "limited",
    message: expect.stringContaining("60 min"),
  });
  expect(waits).toEqual([7_000]);
});

it.each<[string, ModelFault, string, RegExp]>([
  [
    "a wrong key",
    { kind: "status", status: 401, message: "bad sk-ant-local" },
    "credential",
    /valid one/,
  ],
  [
    "a spend limit",
    { kind: "status", status: 429, errorCode: "enforced_spend_limit_reached" },
    "billing",
    /limits/,
  ],
  [
    "an account on hold",
    { kind: "status", status: 403, errorCode: "organization_on_hold" },
    "billing",
    /billing/,
  ],
  ["an unpaid bill", { kind: "status", status: 402 }, "billing", /billing/],
  ["a missing permission", { kind: "status", status: 403 }, "permission", /permissions/],
  ["an unknown model", { kind: "status", status: 404 }, "request", /model's name/],
  [
    "a bad request",
    { kind: "status", status: 400, message: "sk-ant-local is odd" },
    "request",
    /configuration/,
  ],
  ["too much", { kind: "status", status: 413 }, "request", /one application/],
  [
    "more than the model can hold",
    { kind: "status", status: 400, message: "prompt is too long: 208310 tokens > 200000 maximum" },
    "request",
    /one application/,
  ],
  ["a sign-in page", { kind: "page", status: 200 }, "request", /web page/],
])("fails at once for %s, without the key", async (_name, fault, failure, says) => {
  const { anthropic, ask, waits } = await connectLocal(said);
  anthropic.faults.set(fault);
  const error = await ask().catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    name: "ModelError",
    failure,
    message: expect.stringMatching(says),
  });
  expect(JSON.stringify([error, String(error)])).not.toContain("sk-ant-local");
  expect(waits).toEqual([]);
  expect(anthropic.requests()).toHaveLength(1);
});

it.each<ModelFault>([{ kind: "hang" }, { kind: "stall", after: 3 }])(
  "is cancelled at once: $kind",
  async (fault) => {
    const { anthropic, ask } = await connectLocal(said);
    anthropic.faults.set(fault);
    const cancel = new AbortController();
    const asked = ask({}, cancel.signal);
    await vi.waitFor(() => expect(anthropic.requests()).toHaveLength(1));
    const before = performance.now();
    cancel.abort(new Error("stopped"));
    await expect(asked).rejects.toThrow("stopped");
    expect(performance.now() - before).toBeLessThan(5_000);
  },
);

it("is cancelled at once while it waits to ask again", async () => {
  const { anthropic, ask, sounds } = await connectLocal(said, {
    sleep: () => new Promise(() => {}),
  });
  anthropic.faults.set({ kind: "status", status: 529 });
  const cancel = new AbortController();
  const asked = ask({}, cancel.signal);
  await vi.waitFor(() => expect(sounds).toHaveLength(1));
  cancel.abort(new Error("stopped"));
  await expect(asked).rejects.toThrow("stopped");
});

it("leaves thinking out once it is bound to another conversation, and keeps it out", async () => {
  const { anthropic, ask, waits } = await connectLocal([...looks, ...said, ...said]);
  const { content } = await ask();
  const messages = [
    { role: "user" as const, content: "why?" },
    { role: "assistant" as const, content: [...content] },
    {
      role: "user" as const,
      content: [{ type: "tool_result" as const, tool_use_id: "t1", content: "…" }],
    },
  ];
  const changed = { messages, system: [{ type: "text" as const, text: "Another prompt." }] };
  expect(await ask(changed)).toMatchObject({ stopReason: "end_turn" });
  expect(anthropic.requests()).toHaveLength(3);
  await ask(changed);
  expect(anthropic.requests()).toHaveLength(4);
  expect(waits).toEqual([]);
});

it("warns when a conversation is not read from the cache", async () => {
  const warnings: string[] = [];
  const warn = (_fields: object, message: string) => void warnings.push(message);
  const { ask } = await connectLocal([...said, ...said, ...said], { logger: { ...logger, warn } });
  const long = (words: string) => [{ type: "text" as const, text: words.repeat(2_000) }];
  const messages = [
    { role: "user" as const, content: "why?" },
    { role: "assistant" as const, content: "All is well." },
    { role: "user" as const, content: "really?" },
  ];
  await ask({ system: long("Argo CD. ") });
  await ask({ system: long("Argo CD. "), messages });
  expect(warnings).toEqual([]);
  await ask({ system: long("Another. "), messages });
  expect(warnings).toEqual(["nothing of a conversation came from the cache"]);
});
