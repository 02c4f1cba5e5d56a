import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { beforeEach, expect, test } from "vitest";
import { renderSentence } from "../render/render-sentence.ts";
import { createMemoryDeliveries } from "./create-memory-deliveries.ts";
import type { Deliveries } from "./deliveries.ts";
import { findDelivery } from "./find-delivery.ts";
import { answer } from "./testing/answer.ts";
import { ADA, openRoom, type Room } from "./testing/open-room.ts";
import { quickClock } from "./testing/quick-clock.ts";

const clock = quickClock(100);
const METHOD = "chat.postMessage";
const first = renderSentence("The first answer.");
const second = renderSentence("The second answer.");

let room: Room;

beforeEach(async () => {
  room = await openRoom({ rateTiers: false });
});

const texts = () => room.replies().map(({ text }) => text);

/** Deliveries of a process that dies before it can note that a message was sent, once. */
function deliveriesThatDie(): Deliveries {
  const deliveries = createMemoryDeliveries();
  let deaths = 1;
  return {
    begin: deliveries.begin,
    async sent(key, ts) {
      if (deaths-- > 0) throw new Error("the process is gone");
      await deliveries.sent(key, ts);
    },
  };
}

test("a message says whose it is by ids alone", async () => {
  await room.sender().post(room.thread, first, answer({ key: "C1:1.1:reply" }));

  expect(room.replies()[0]?.metadata).toEqual({
    event_type: "lynceus_delivery",
    event_payload: { key: "C1:1.1:reply", digest: expect.stringMatching(/^[\w-]{16}$/) },
  });
});

test("changed by who does not know its key, a message is still known by it", async () => {
  const sender = room.sender();
  const { ts } = await sender.post(room.thread, first, answer({ key: "k" }));
  const stamped = room.replies()[0]?.metadata;

  await sender.update(room.thread, ts, second, {
    ...answer({ key: "card" }),
    stamp: "kept",
  });

  expect(room.replies()).toMatchObject([{ text: "The second answer.", metadata: stamped }]);
});

test("posted again with its key, a message is updated", async () => {
  const sender = room.sender();
  const once = await sender.post(room.thread, first, answer({ key: "k" }));
  const again = await sender.post(room.thread, second, answer({ key: "k" }));

  expect(again).toEqual(once);
  expect(room.replies()).toMatchObject([{ text: "The second answer.", metadata: {} }]);
  expect(room.count("conversations.replies")).toBe(0);
});

test("posted twice at once with one key, it is one message, with what was said last", async () => {
  const sender = room.sender();
  const [one, other] = await Promise.all([
    sender.post(room.thread, first, answer({ key: "k", priority: "progress" })),
    sender.post(room.thread, second, answer({ key: "k" })),
  ]);

  expect(other).toEqual(one);
  expect(texts()).toEqual(["The second answer."]);
});

test("a process that dies between post and note leaves one message, adopted by the next", async () => {
  const deliveries = deliveriesThatDie();
  const { ts } = await room.sender({ deliveries }).post(room.thread, first, answer({ key: "k" }));
  const adopted = await room.sender({ deliveries }).post(room.thread, first, answer({ key: "k" }));

  expect(adopted).toEqual({ ts });
  expect(texts()).toEqual(["The first answer."]);
  expect(room.count("chat.update")).toBe(0);
  expect(await deliveries.begin("k", room.thread)).toEqual({ state: "sent", ts });
  expect(room.logged).toMatchObject([{ level: "warn", fields: { key: "k", ts } }]);
});

test("a message that was found with other content is brought up to date", async () => {
  const deliveries = deliveriesThatDie();
  await room.sender({ deliveries }).post(room.thread, first, answer({ key: "k" }));
  await room.sender({ deliveries }).post(room.thread, second, answer({ key: "k" }));
  const restarted = { begin: async () => ({ state: "unsure" as const }), sent: async () => {} };
  await room.sender({ deliveries: restarted }).post(room.thread, second, answer({ key: "k" }));

  expect(texts()).toEqual(["The second answer."]);
  expect(room.count("chat.update")).toBe(1);
});

test("a process that dies before its post leaves nothing, and the next one posts", async () => {
  const deliveries = createMemoryDeliveries();
  await deliveries.begin("k", room.thread);
  await room.sender({ deliveries }).post(room.thread, first, answer({ key: "k" }));

  expect(texts()).toEqual(["The first answer."]);
});

test.each([
  ["an error", {}],
  ["a time-out", { hang: true }],
  ["trouble of Slack's own", { error: "internal_error" }],
])("posted, its answer lost to %s: it is looked for and found", async (_, fault) => {
  room.slack.faults.add({ method: METHOD, after: "handled", ...fault });
  const sender = room.sender({ clock, timeoutMs: 300 });
  const { ts } = await sender.post(room.thread, first, answer());

  expect(room.replies()).toMatchObject([{ ts, text: "The first answer." }]);
  expect(room.count(METHOD)).toBe(1);
});

test("not posted for a server error, it is looked for, then posted", async () => {
  room.slack.faults.add({ method: METHOD, status: 503, times: 2 });
  await room.sender({ clock }).post(room.thread, first, answer());

  expect(texts()).toEqual(["The first answer."]);
  expect(room.count("conversations.replies")).toBe(2);
});

test("trouble that lasts is thrown after three attempts; its key can be used again", async () => {
  room.slack.faults.add({ method: METHOD, status: 503, times: 3 });
  const sender = room.sender({ clock });
  const posting = sender.post(room.thread, first, answer({ key: "k" }));
  await expect(posting).rejects.toThrow("503");
  expect(room.count(METHOD)).toBe(3);

  await sender.post(room.thread, first, answer({ key: "k" }));
  expect(texts()).toEqual(["The first answer."]);
});

test("a refusal is not repeated", async () => {
  room.slack.faults.add({ method: METHOD, error: "restricted_action" });
  await expect(room.sender().post(room.thread, first, answer())).rejects.toThrow(
    "restricted_action",
  );

  expect(room.count(METHOD)).toBe(1);
});

test("it is found at the end of a thread of several pages", async () => {
  const { channel, threadTs } = room.thread;
  for (let index = 0; index < 1200; index++) {
    room.slack.say({ channel, user: ADA, text: `${index}`, threadTs });
  }
  room.slack.faults.add({ method: METHOD, after: "handled" });
  await room.sender({ clock }).post(room.thread, first, answer());

  expect(texts().filter((text) => text === "The first answer.")).toHaveLength(1);
  expect(room.count("conversations.replies")).toBe(2);
});

test("only a message of our own is found, and only by its own key", async () => {
  await room.sender().post(room.thread, first, answer({ key: "k" }));
  const turn = {
    request: <T>(_: string, __: string, call: () => Promise<T>) => call(),
    pause: async () => {},
  };
  const find = (key: string, botId: string) =>
    findDelivery(room.thread, key, { client: room.client, botId, turn });

  expect(await find("k", room.slack.bot.botId)).toMatchObject({ key: "k" });
  expect(await find("k", "B0SOMEBODY")).toBeUndefined();
  expect(await find("other", room.slack.bot.botId)).toBeUndefined();
});

test("where we may not look, it is posted all the same, and the log says so", async () => {
  room.slack.faults.add({ method: METHOD, status: 500 });
  room.slack.faults.add({ method: "conversations.replies", error: "missing_scope" });
  await room.sender({ clock }).post(room.thread, first, answer({ key: "k" }));

  expect(texts()).toEqual(["The first answer."]);
  expect(room.logged).toMatchObject([{ level: "warn", fields: { key: "k" } }]);
});

test("what somebody has deleted is not posted again", async () => {
  const sender = room.sender();
  const { channel } = room.thread;
  const { ts } = await sender.post(room.thread, first, answer({ key: "k" }));
  await room.client.chat.delete({ channel, ts });

  expect(await sender.post(room.thread, second, answer({ key: "k" }))).toEqual({ ts });
  expect(texts()).toEqual([]);
});

test("an update is repeated on trouble", async () => {
  const sender = room.sender({ clock });
  const { ts } = await sender.post(room.thread, first, answer({ key: "k" }));
  room.slack.faults.add({ method: "chat.update", status: 500 });
  room.slack.faults.add({ method: "chat.update", after: "handled" });
  await sender.update(room.thread, ts, second, answer({ key: "k" }));

  expect(texts()).toEqual(["The second answer."]);
  expect(room.count("chat.update")).toBe(3);
});

test("an ephemeral message is sent at most once, also when nobody knows whether it was", async () => {
  const { thread, slack } = room;
  const sender = room.sender({ clock });
  slack.faults.add({ method: "chat.postEphemeral", after: "handled" });
  const lost = sender.ephemeral(thread, ADA, first, answer({ key: "k" }));
  await expect(lost).rejects.toThrow("500");
  await sender.ephemeral(thread, ADA, first, answer({ key: "k" }));
  await sender.ephemeral(thread, ADA, second, answer({ key: "l" }));
  await sender.ephemeral(thread, ADA, second, answer({ key: "l" }));

  const seen = slack.ephemerals(thread.channel, ADA).map(({ text }) => text);
  expect(seen).toEqual(["The first answer.", "The second answer."]);
});

test("what never reached Slack is repeated, also an ephemeral message", async () => {
  const closed = createServer().listen(0, "127.0.0.1");
  await once(closed, "listening");
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  let pauses = 0;
  const counting = {
    now: clock.now,
    after(ms: number, task: () => void) {
      pauses += 1;
      return clock.after(ms, task);
    },
  };
  const sender = room.sender({ clock: counting, apiUrl: `http://127.0.0.1:${port}/api/` });

  await expect(sender.ephemeral(room.thread, ADA, first, answer())).rejects.toThrow();
  expect(pauses).toBe(2);
});
