import { expect, it, vi } from "vitest";
import { ModelError, RunSuperseded } from "../errors.ts";
import type { AgentTool } from "../ports.ts";
import { keepJournal } from "../testing/keep-journal.ts";
import { runOptions } from "../testing/options.ts";
import { scriptModel, text, turn, usage, use } from "../testing/scripted-model.ts";
import { ok, tool } from "../testing/tool.ts";
import { readRun } from "./read-run.ts";
import { type RunOptions, runAgent } from "./run-agent.ts";

const never = new AbortController().signal;
const submit = () => tool("submit_answer", async () => ok("accepted"), { ends: true });
const hang = () => new Promise<never>(() => {});
/** Fails with an error of its own once it is told to stop. */
const untilAborted = (signal: AbortSignal, onAbort = () => {}) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => {
      onAbort();
      reject(new Error("told to stop"));
    });
  });

/** Runs, and answers the end with the requests and the conversation. */
async function run(
  script: Parameters<typeof scriptModel>[0],
  tools: readonly AgentTool[] = [],
  rest: Partial<RunOptions> = {},
) {
  const model = scriptModel(script);
  const { journal, records } = keepJournal();
  const end = await runAgent(runOptions({ model, tools, journal, ...rest }), never);
  const requests = model.requests.map((request) => JSON.parse(request));
  return { end, requests, records, messages: readRun(records())?.messages ?? [] };
}

it("ends with the submitted answer and tells what was called and spent", async () => {
  const { end, records } = await run(
    [turn([text("first"), use("t1", "look", { app: "a" })]), turn([use("t2", "submit_answer")])],
    [tool("look"), submit()],
  );
  expect(end).toMatchObject({
    kind: "submitted",
    tool: "submit_answer",
    content: "accepted",
    model: "claude-sonnet-5-5",
    spent: { steps: 2, toolCalls: 2, tokens: 130, usd: 0.02 },
    called: [
      { ordinal: 1, tool: "look", result: { text: "the look", content: "look says" } },
      { ordinal: 2, tool: "submit_answer" },
    ],
  });
  expect(records().map(({ kind }) => kind)).toEqual([
    "start",
    "turn",
    "call",
    "turn",
    "call",
    "end",
  ]);
});

it("goes on when the answer is not accepted", async () => {
  const answers = [{ content: "no such evidence", isError: true }, ok("accepted")];
  const { end } = await run(
    [turn([use("t1", "submit_answer", { n: 1 })]), turn([use("t2", "submit_answer", { n: 2 })])],
    [tool("submit_answer", async () => answers.shift() ?? ok(""), { ends: true })],
  );
  expect(end).toMatchObject({ kind: "submitted", input: { n: 2 } });
});

it("ends with what the model says", async () => {
  const { end } = await run([turn([text("All is well.")])]);
  expect(end).toMatchObject({ kind: "said", text: "All is well." });
});

it("discards a truncated turn and asks with twice the room, up to four times", async () => {
  const cut = turn([use("t1", "look")], { stopReason: "max_tokens" });
  const { end, requests, messages } = await run([cut, cut, turn([text("done")])]);
  expect(requests.map(({ maxTokens }) => maxTokens)).toEqual([16_000, 32_000, 64_000]);
  expect(messages.map(({ role }) => role)).toEqual(["user", "assistant"]);
  expect(end).toMatchObject({ kind: "said", spent: { steps: 3, toolCalls: 0 } });
  expect((await run([cut, cut, cut])).end).toMatchObject({ kind: "failed", failure: "truncated" });
});

it("asks another model once after a refusal, and stays with it", async () => {
  const refused = turn([text("I ca")], { stopReason: "refusal", refusal: "cyber" });
  const other = scriptModel([turn([use("t1", "look")]), turn([text("done")])]);
  const escalation = { model: other, modelName: "claude-opus-5-5" };
  const { end, messages } = await run([refused], [tool("look")], { escalation });
  expect(end).toMatchObject({ kind: "said", model: "claude-opus-5-5" });
  expect(other.requests.map((request) => JSON.parse(request).model)).toEqual([
    "claude-opus-5-5",
    "claude-opus-5-5",
  ]);
  expect(JSON.stringify(messages)).not.toContain("I ca");

  const again = await run([refused], [], {
    escalation: { ...escalation, model: scriptModel([refused]) },
  });
  expect(again.end).toMatchObject({ kind: "failed", failure: "refused" });
  expect(again.end).toHaveProperty("sentence", expect.stringContaining("cyber"));
  expect((await run([refused])).end).toMatchObject({ kind: "failed", failure: "refused" });
});

it("sends a paused turn back as it is, for a while", async () => {
  const paused = turn([text("…")], { stopReason: "pause_turn" });
  const { end, requests } = await run([paused, turn([text("done")])]);
  expect(end).toMatchObject({ kind: "said", text: "done" });
  expect(requests[1].messages.at(-1)).toMatchObject({ role: "assistant" });
  expect((await run(Array(6).fill(paused))).end).toMatchObject({ failure: "paused" });
});

it("asks once to continue after a turn without a word", async () => {
  const { end, requests } = await run([turn([]), turn([text("done")])]);
  expect(end).toMatchObject({ kind: "said", text: "done" });
  expect(JSON.stringify(requests[1].messages.at(-1))).toContain("Please continue.");
  expect((await run([turn([]), turn([])])).end).toMatchObject({ failure: "empty" });
});

it.each([
  ["model_context_window_exceeded", "overflowed"],
  ["something_new", "unknown-stop"],
])("stops at %s", async (stopReason, failure) => {
  const odd = turn([text("x")], { stopReason: stopReason as never });
  expect((await run([odd])).end).toMatchObject({ kind: "failed", failure });
});

it.each([
  ["steps", { steps: 1 }],
  ["tokens", { tokens: 65 }],
  ["usd", { usd: 0.01 }],
] as const)("takes one last turn without tools when %s are used up", async (why, part) => {
  const budget = { ...runOptions().budget, ...part };
  const { end, requests } = await run(
    [turn([use("t1", "look")]), turn([text("found this")])],
    [tool("look")],
    { budget },
  );
  expect(end).toMatchObject({ kind: "wrapped-up", why, text: "found this" });
  expect(requests.map(({ mayCallTools }) => mayCallTools)).toEqual([true, false]);
  expect(requests[1].messages.at(-1)).toEqual({
    role: "system",
    content: [{ type: "text", text: runOptions().wrapUp }],
  });
});

it("breaks off a turn that takes longer than the time there is", async () => {
  const budget = { ...runOptions().budget, wallMs: 20 };
  const { end } = await run([hang, turn([text("found this")])], [], { budget });
  expect(end).toMatchObject({ kind: "wrapped-up", why: "time", text: "found this" });
  const silent = await run([hang, hang], [], { budget, lastTurnMs: 20 });
  expect(silent.end).toMatchObject({ kind: "wrapped-up", why: "time", text: "" });
});

it("takes an answer that comes when the time is up, and calls nothing else", async () => {
  let now = 0;
  const late = async () => {
    now += 1_000;
    return turn([use("t1", "look"), use("t2", "submit_answer")]);
  };
  const { end } = await run([late], [tool("look"), submit()], {
    budget: { ...runOptions().budget, wallMs: 1_000 },
    clock: () => now,
  });
  expect(end.kind).toBe("submitted");
  expect(end.called[0]?.result?.content).toContain("was not called");
});

it("makes four reads at a time, then writes one by one, and answers all in the model's order", async () => {
  const order: string[] = [];
  const gates: (() => void)[] = [];
  const read = tool("read", async (input) => {
    await new Promise<void>((open) => gates.push(open));
    order.push("read");
    return ok(JSON.stringify(input));
  });
  let writing = 0;
  const write = tool(
    "write",
    async () => {
      writing += 1;
      expect(writing).toBe(1);
      await Promise.resolve();
      writing -= 1;
      order.push("write");
      return ok("written");
    },
    { effect: "write" },
  );
  const calls = [
    use("w1", "write", { n: 0 }),
    ...[1, 2, 3, 4, 5, 6].map((n) => use(`r${n}`, "read", { n })),
    use("w2", "write", { n: 7 }),
  ];
  const running = run([turn(calls), turn([text("done")])], [read, write]);
  await vi.waitFor(() => expect(gates).toHaveLength(4));
  expect(order).toEqual([]);
  while (order.filter((what) => what === "read").length < 6) {
    gates.pop()?.();
    await new Promise(setImmediate);
  }
  const { messages } = await running;
  expect(order).toEqual([...Array(6).fill("read"), "write", "write"]);
  const results = messages[2]?.content as { type: string; tool_use_id: string }[];
  expect(results.map(({ tool_use_id }) => tool_use_id)).toEqual([
    "w1",
    "r1",
    "r2",
    "r3",
    "r4",
    "r5",
    "r6",
    "w2",
  ]);
  expect(new Set(results.map(({ type }) => type))).toEqual(new Set(["tool_result"]));
});

it("sends a tool's instructions as a system message after the results", async () => {
  const skill = tool("load_skill", async () => ({
    ...ok("loaded"),
    instructions: "Look at events.",
  }));
  const { messages } = await run(
    [
      turn([use("t1", "load_skill", { n: 1 }), use("t2", "load_skill", { n: 2 })]),
      turn([text("done")]),
    ],
    [skill],
  );
  expect(messages[3]).toEqual({
    role: "system",
    content: [
      { type: "text", text: "Look at events." },
      { type: "text", text: "Look at events." },
    ],
  });
  expect(JSON.stringify(messages[2])).not.toContain("Look at events.");
});

it("answers what cannot be called with an error, and the run goes on", async () => {
  const { messages } = await run(
    [
      turn([use("t1", "nothing"), use("t2", "slow"), use("t3", "broken"), use("t4", "look", "x")]),
      turn([text("done")]),
    ],
    [
      tool("slow", (_input, _context, signal) => untilAborted(signal)),
      tool("broken", async () => {
        throw new Error("secret detail");
      }),
      tool("look"),
    ],
    { toolTimeoutMs: 10 },
  );
  const results = messages[2]?.content as { is_error?: boolean; content: string }[];
  expect(results.every(({ is_error }) => is_error)).toBe(true);
  expect(results.map(({ content }) => content)).toEqual([
    expect.stringContaining("There is no tool `nothing`"),
    expect.stringContaining("no answer within"),
    expect.stringContaining("failed inside Lynceus"),
    expect.stringContaining("one JSON object"),
  ]);
  expect(JSON.stringify(messages)).not.toContain("secret detail");
});

it("cuts a long result and says so", async () => {
  const long = tool("long", async () => ok("x".repeat(50_000)));
  const { messages } = await run([turn([use("t1", "long")]), turn([text("done")])], [long]);
  const sent = JSON.stringify(messages[2]);
  expect(sent.length).toBeLessThan(40_300);
  expect(sent).toContain("10000 more characters");
});

it("tells a model that repeats itself once, then asks for its last word", async () => {
  const same = turn([use("t", "look", { app: "a" })]);
  const { end, requests } = await run(
    [same, same, same, same, turn([text("found nothing more")])],
    [tool("look")],
  );
  expect(JSON.stringify(requests[3].messages.at(-1))).toContain("three times");
  expect(requests[3].mayCallTools).toBe(true);
  expect(end).toMatchObject({ kind: "wrapped-up", why: "loop", text: "found nothing more" });
});

it("ends with the sentence when the model cannot be had", async () => {
  const down = async () => {
    throw new ModelError("unavailable", "Anthropic is overloaded. Ask again in a while.");
  };
  const { end } = await run([down]);
  expect(end).toMatchObject({ kind: "failed", failure: "unavailable" });
  expect(end).toHaveProperty("sentence", expect.stringContaining("overloaded"));
});

it("counts what attempts had used when the time is up, and reads journals that do not tell", async () => {
  const used = { kind: "lost" as const, usage };
  const slow = { ...scriptModel([]), turn: lose };
  function lose(_request: unknown, hear: (sound: typeof used) => void) {
    hear(used);
    return hang();
  }
  const budget = { ...runOptions().budget, wallMs: 20 };
  const { end, records } = await run([], [], { model: slow, budget, lastTurnMs: 20 });
  expect(end).toMatchObject({ kind: "wrapped-up", spent: { steps: 0, tokens: 130, usd: 0.02 } });

  const older = records().map(({ body, ...record }) => {
    const { lost: _, ...rest } = body as { lost?: unknown };
    return { ...record, body: rest };
  });
  expect(readRun(older)).toMatchObject({ end: { kind: "wrapped-up" }, spent: { tokens: 0 } });
});

it.each(["model", "tool", "journal"])("is cancelled at once while the %s hangs", async (what) => {
  const cancel = new AbortController();
  const { journal, records } = keepJournal();
  let reached = false;
  const stuck = () => {
    reached = true;
    return hang();
  };
  const options = runOptions({
    model: scriptModel([what === "model" ? stuck : turn([use("t1", "look")])]),
    tools: [tool("look", what === "tool" ? stuck : undefined)],
    journal: what === "journal" ? { list: journal.list, append: stuck } : journal,
  });
  const running = runAgent(options, cancel.signal);
  await vi.waitFor(() => expect(reached).toBe(true));
  const before = performance.now();
  cancel.abort(new Error("stopped by a person"));
  await expect(running).rejects.toThrow("stopped by a person");
  expect(performance.now() - before).toBeLessThan(50);
  expect(records().every(({ kind }) => kind !== "end")).toBe(true);
});

it("writes nothing any more once it is cancelled", async () => {
  const cancel = new AbortController();
  const { journal, records } = keepJournal();
  let write = () => {};
  const gate = new Promise<void>((open) => {
    write = open;
  });
  let waiting = 0;
  const append: typeof journal.append = async (record) => {
    if (record.kind === "call") {
      waiting += 1;
      await gate;
    }
    await journal.append(record);
  };
  const options = runOptions({
    model: scriptModel([turn([use("t1", "look"), use("t2", "look")])]),
    tools: [tool("look")],
    journal: { list: journal.list, append },
  });
  const running = runAgent(options, cancel.signal);
  await vi.waitFor(() => expect(waiting).toBe(1));
  cancel.abort(new Error("stopped"));
  await expect(running).rejects.toThrow("stopped");
  write();
  await new Promise(setImmediate);
  // The one that was on its way has arrived; the one behind it has not set out.
  expect(records().map(({ kind }) => kind)).toEqual(["start", "turn", "call"]);
});

it("stops at once when another run has begun, and stops its tools", async () => {
  const { journal, records } = keepJournal();
  let stopped = false;
  const slow = tool("slow", (_input, _context, signal) =>
    untilAborted(signal, () => {
      stopped = true;
    }),
  );
  const append: typeof journal.append = async (record) => {
    if (record.kind === "call") throw new RunSuperseded();
    await journal.append(record);
  };
  const model = scriptModel([turn([use("t1", "slow"), use("t2", "look")])]);
  const options = runOptions({
    model,
    tools: [slow, tool("look")],
    journal: { list: journal.list, append },
  });
  await expect(runAgent(options, never)).rejects.toBeInstanceOf(RunSuperseded);
  expect(stopped).toBe(true);
  expect(records().map(({ kind }) => kind)).toEqual(["start", "turn"]);
});
