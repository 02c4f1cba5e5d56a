import { expect, it } from "vitest";
import type { AgentTool } from "../ports.ts";
import { keepJournal } from "../testing/keep-journal.ts";
import { runOptions } from "../testing/options.ts";
import { scriptModel, text, turn, use } from "../testing/scripted-model.ts";
import { ok, tool } from "../testing/tool.ts";
import { readRun } from "./read-run.ts";
import { runAgent } from "./run-agent.ts";

const never = new AbortController().signal;
const thinking = { type: "thinking" as const, thinking: "", signature: "s1" };
const same = (n: number) => turn([use(`s${n}`, "read", { same: true })]);

/** All that a journal can hold: a discarded turn, reads, a write, instructions, a nudge, the last turn. */
const turns = [
  turn([use("t0", "read")], { stopReason: "max_tokens" }),
  turn([thinking, text("I look."), use("t1", "read", { b: 1, a: 2 }), use("t2", "skill")]),
  turn([use("t3", "write"), use("t4", "read", { n: 1 })]),
  same(1),
  same(2),
  same(3),
  same(4),
  turn([text("This is it.")]),
];

function tools(made: string[]): readonly AgentTool[] {
  const note = (content: string) => async (_input: unknown, context: { readonly id: string }) => {
    made.push(context.id);
    return ok(content);
  };
  return [
    tool("read", note("read")),
    tool("write", note("written"), { effect: "write" }),
    tool("skill", async (_input, { id }) => {
      made.push(id);
      return { ...ok("loaded"), instructions: "Look at events." };
    }),
  ];
}

async function go(before: Parameters<typeof keepJournal>[0], script: typeof turns) {
  const { journal, records } = keepJournal(before);
  const made: string[] = [];
  const model = scriptModel(script);
  const end = await runAgent(runOptions({ model, journal, tools: tools(made) }), never);
  return { end, records: records(), made, requests: model.requests };
}

it("goes on from every place of its journal with the same conversation, and does nothing twice", async () => {
  const whole = await go([], turns);
  expect(whole.end).toMatchObject({ kind: "wrapped-up", why: "loop", text: "This is it." });
  const { records } = whole;
  expect(new Set(records.map(({ kind }) => kind))).toEqual(
    new Set(["start", "turn", "call", "intent", "note", "end"]),
  );
  for (let cut = 0; cut <= records.length; cut += 1) {
    const before = records.slice(0, cut);
    const taken = before.filter(({ kind }) => kind === "turn").length;
    const finished = readRun(before)?.calls.filter(({ result }) => result !== undefined) ?? [];
    const again = await go(before, turns.slice(taken));
    const lost = before.at(-1)?.kind === "intent";

    expect(again.requests).toHaveLength(turns.length - taken);
    const expected = new Set(whole.made);
    for (const { id } of finished) expected.delete(id);
    if (lost) expected.delete("t3");
    expect(new Set(again.made)).toEqual(expected);
    expect(again.made).toHaveLength(expected.size);

    expect(again.end).toMatchObject({ kind: "wrapped-up", text: "This is it." });
    expect(again.end.spent).toMatchObject({ steps: 8, toolCalls: 8 });
    const conversation = JSON.stringify(readRun(again.records)?.messages);
    if (lost) expect(conversation).toContain("its outcome is unknown");
    else {
      expect(conversation).toBe(JSON.stringify(readRun(records)?.messages));
      expect(again.requests).toEqual(whole.requests.slice(taken));
    }
  }
});

it("sends a conversation that only ever grows", async () => {
  const { requests } = await go([], turns);
  const sent = requests.map((request) => JSON.stringify(JSON.parse(request).messages).slice(0, -1));
  for (const [index, messages] of sent.entries()) {
    expect(sent[index + 1] ?? messages).toContain(messages);
    expect((sent[index + 1] ?? messages).startsWith(messages)).toBe(true);
  }
});

it("keeps system, tools and model as they were when the run began", async () => {
  const { records } = await go([], turns);
  const begun = records.slice(0, 1);
  const { journal } = keepJournal(begun);
  const model = scriptModel([turn([use("t1", "write")]), turn([text("done")])]);
  const options = runOptions({
    model,
    journal,
    modelName: "claude-other",
    system: [{ type: "text", text: "Something else." }],
    tools: [tool("newer")],
  });
  const end = await runAgent(options, never);
  expect(JSON.parse(model.requests[0] ?? "")).toMatchObject({
    model: "claude-sonnet-5-5",
    system: runOptions().system,
    tools: [{ name: "read" }, { name: "skill" }, { name: "write" }],
  });
  expect(end.called[0]?.result).toMatchObject({
    isError: true,
    content: expect.stringContaining("not offered any more"),
  });
});

it("does not know what came of a write that had begun, even when it is not offered any more", async () => {
  const { records } = await go([], turns);
  const intent = records.findIndex(({ kind }) => kind === "intent");
  const { journal } = keepJournal(records.slice(0, intent + 1));
  const model = scriptModel([turn([text("done")])]);
  const end = await runAgent(runOptions({ model, journal }), never);
  const write = end.called.find((call) => call.tool === "write");
  expect(write?.result?.content).toContain("its outcome is unknown");
});

it("counts the time at work, not the time between", async () => {
  let now = 1_000;
  const clock = () => now;
  const { journal, records } = keepJournal();
  const slow = async () => {
    now += 500;
    return turn([use("t1", "read")]);
  };
  const crash = async () => {
    throw new Error("crash");
  };
  const options = runOptions({ journal, clock, tools: tools([]) });
  await expect(runAgent({ ...options, model: scriptModel([slow, crash]) }, never)).rejects.toThrow(
    "crash",
  );
  now += 1_000_000;
  const done = scriptModel([turn([text("done")])]);
  const end = await runAgent(
    { ...options, model: done, journal: keepJournal(records()).journal },
    never,
  );
  expect(end).toMatchObject({ kind: "said", spent: { ms: 500 } });
});
