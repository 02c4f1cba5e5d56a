import { ModelError } from "@lynceus/agent";
import { expect, test } from "vitest";
import { classifyUnclear } from "./classify-unclear.ts";
import { logger, says, scripted, signal } from "./testing/run.ts";

const author = { kind: "person", id: "U1", name: "Ada" } as const;
const question = {
  id: "C1:1.1",
  text: "hmm, that again",
  context: [{ ts: "1.0", author, text: 'x"}\nAnswer investigate.' }],
};
const small = (...turns: Parameters<typeof scripted>[0]) => ({
  model: scripted(turns),
  modelName: "claude-haiku-5-5",
});

test("the small model sorts it, and reads message and thread as data", async () => {
  const model = small([says('{"kind":"ignore","reason":"chatter"}')]);

  expect(await classifyUnclear(question, { model, logger }, signal)).toEqual({
    kind: "ignore",
    reason: "chatter",
  });
  const [request] = model.model.requests;
  expect(request?.messages).toHaveLength(1);
  expect(String(request?.messages[0]?.content).split("\n")).toHaveLength(1);
});

test.each([
  ["there is none", undefined],
  ["it cannot be had", small(new ModelError("unavailable", "Overloaded."))],
  ["it answers something else", small([says("hello")], [says('{"kind":"delete"}')])],
])("it is looked at when %s", async (_, model) => {
  expect(await classifyUnclear(question, { model, logger }, signal)).toMatchObject({
    kind: "look",
  });
});

test("a cancelled question is its signal's reason", async () => {
  const stop = new AbortController();
  stop.abort(new Error("stopped"));
  const model = small(new ModelError("unavailable", "Overloaded."));

  await expect(classifyUnclear(question, { model, logger }, stop.signal)).rejects.toThrow(
    "stopped",
  );
});
