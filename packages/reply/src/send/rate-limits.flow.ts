import { expect, test, vi } from "vitest";
import { renderSentence } from "../render/render-sentence.ts";
import type { Budget } from "./budget.ts";
import { answer } from "./testing/answer.ts";
import { createFakeClock } from "./testing/fake-clock.ts";
import { ADA, openRoom } from "./testing/open-room.ts";
import { quickClock } from "./testing/quick-clock.ts";

const METHOD = "chat.postMessage";
const say = (text: string) => renderSentence(text);
const numbers = (count: number) => Array.from({ length: count }, (_, index) => `Answer ${index}.`);
const progress = (key: string) => ({ key, priority: "progress" }) as const;
const unlimited = { perMinute: 1e9, burst: 1e9 };
/** One at once, then one a second. */
const tight = { perMinute: 60, burst: 1 };

test("a burst of answers in one channel arrives whole and in order", async () => {
  const room = await openRoom({ rateTiers: false });
  const sender = room.sender({ clock: quickClock(50) });
  await Promise.all(numbers(20).map((text) => sender.post(room.thread, say(text), answer())));

  expect(room.replies().map(({ text }) => text)).toEqual(numbers(20));
});

test("within its budget, Slack never has to refuse", async () => {
  const room = await openRoom({ rateTiers: true });
  const sender = room.sender();
  await Promise.all(numbers(6).map((text) => sender.post(room.thread, say(text), answer())));

  expect(room.replies().map(({ text }) => text)).toEqual(numbers(6));
  expect(room.slack.calls().map(({ status }) => status)).toEqual(Array(6).fill(200));
});

test("beyond it, what Slack refuses arrives later, in order", async () => {
  const room = await openRoom({ rateTiers: true });
  const sender = room.sender({ budget: { post: unlimited, postPerChannel: unlimited } });
  await Promise.all(numbers(6).map((text) => sender.post(room.thread, say(text), answer())));

  expect(room.replies().map(({ text }) => text)).toEqual(numbers(6));
  expect(room.slack.calls().some(({ status }) => status === 429)).toBe(true);
});

test("a channel comes back when Slack said, and holds up no other meanwhile", async () => {
  const room = await openRoom({ rateTiers: false });
  const elsewhere = room.ask("C0CHECKOUT");
  const headers = { "retry-after": "1" };
  room.slack.faults.add({ method: METHOD, status: 429, error: "ratelimited", headers });
  const sender = room.sender();
  const refused = sender.post(room.thread, say("Refused."), answer());
  while (room.count(METHOD) === 0) await new Promise(setImmediate);
  for (const text of numbers(2)) await sender.post(elsewhere, say(text), answer());
  await refused;

  const [first, ...later] = room.slack.calls();
  const again = later.at(-1);
  expect(first?.status).toBe(429);
  const { channel } = room.thread;
  expect(later.map(({ args }) => args.channel)).toEqual(["C0CHECKOUT", "C0CHECKOUT", channel]);
  expect((again?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1000);
  expect(room.replies()).toHaveLength(1);
});

test("answers overtake progress, in every method", async () => {
  const room = await openRoom({ rateTiers: false });
  const budget: Partial<Budget> = { postPerChannel: tight, ephemeral: tight };
  const clock = createFakeClock();
  const sender = room.sender({ clock, budget });
  const { thread } = room;
  const shown = () => room.replies().length + room.slack.ephemerals(thread.channel, ADA).length;
  await Promise.all([
    sender.post(thread, say("Begun."), progress("1")),
    sender.ephemeral(thread, ADA, say("Begun."), progress("3")),
  ]);
  const sent = Promise.all([
    sender.post(thread, say("Going on."), progress("2")),
    sender.post(thread, say("Done."), answer()),
    sender.ephemeral(thread, ADA, say("Going on."), progress("4")),
    sender.ephemeral(thread, ADA, say("Done."), answer()),
  ]);
  for (const soFar of [4, 6]) {
    await clock.advance(1_000);
    await vi.waitFor(() => expect(shown()).toBe(soFar), 10_000);
  }
  await sent;

  const inOrder = ["Begun.", "Done.", "Going on."];
  expect(room.replies().map(({ text }) => text)).toEqual(inOrder);
  const ephemerals = room.slack.ephemerals(thread.channel, ADA);
  expect(ephemerals.map(({ text }) => text)).toEqual(inOrder);
});

test("of progress that waits, the newest is shown; every answer is", async () => {
  const room = await openRoom({ rateTiers: false });
  const sender = room.sender({ clock: quickClock(10), budget: { update: tight } });
  const { thread } = room;
  const { ts } = await sender.post(thread, say("Begun."), progress("k"));
  const shown: string[] = [];
  room.slack.onChange((change) => {
    if (change.kind === "updated") shown.push(change.message.text);
  });
  const step = (text: string) => sender.update(thread, ts, say(text), progress("k"));
  const end = (text: string) => sender.update(thread, ts, say(text), answer({ key: "k" }));
  await Promise.all([step("1"), step("2"), step("3"), end("4"), end("5"), step("6"), step("7")]);

  expect(shown).toEqual(["1", "4", "5", "7"]);
});

test("progress that has begun to fail gives way to what is newer", async () => {
  const room = await openRoom({ rateTiers: false });
  const sender = room.sender({ clock: quickClock(2) });
  const { thread } = room;
  const { ts } = await sender.post(thread, say("Begun."), progress("k"));
  room.slack.faults.add({ method: "chat.update", status: 500 });
  const older = sender.update(thread, ts, say("Older."), progress("k"));
  while (room.count("chat.update") === 0) await new Promise(setImmediate);
  await sender.update(thread, ts, say("Newer."), answer({ key: "k" }));
  await older;

  expect(room.replies().map(({ text }) => text)).toEqual(["Newer."]);
  expect(room.count("chat.update")).toBe(2);
});

test("a wait ends with its signal, and its key is as good as new", async () => {
  const room = await openRoom({ rateTiers: false });
  const clock = createFakeClock();
  const sender = room.sender({ clock, budget: { postPerChannel: tight } });
  const stop = new AbortController();
  await sender.post(room.thread, say("First."), answer());
  const waiting = sender.post(room.thread, say("x"), answer({ key: "k", signal: stop.signal }));
  stop.abort(new Error("enough"));

  await expect(waiting).rejects.toThrow("enough");
  expect(room.count(METHOD)).toBe(1);
  const second = sender.post(room.thread, say("Second."), answer({ key: "k" }));
  await clock.advance(1_000);
  await second;
  expect(room.count("conversations.replies")).toBe(0);
  expect(room.replies().map(({ text }) => text)).toEqual(["First.", "Second."]);
});

test("a post under way is finished although its signal ends", async () => {
  const room = await openRoom({ rateTiers: false });
  room.slack.faults.add({ method: METHOD, delayMs: 100 });
  const stop = new AbortController();
  const sender = room.sender();
  const posting = sender.post(room.thread, say("Posted."), answer({ signal: stop.signal }));
  while (room.count(METHOD) === 0) await new Promise(setImmediate);
  stop.abort();

  expect(await posting).toEqual({ ts: room.replies()[0]?.ts });
});

test("closed, it finishes what is under way and ends the waits", async () => {
  const room = await openRoom({ rateTiers: false });
  const sender = room.sender({ budget: { postPerChannel: tight } });
  room.slack.faults.add({ method: METHOD, delayMs: 100 });
  const posting = sender.post(room.thread, say("Posted."), answer());
  const waiting = expect(sender.post(room.thread, say("x"), answer())).rejects.toThrow("closed");
  while (room.count(METHOD) === 0) await new Promise(setImmediate);
  await sender.close();

  expect(room.replies().map(({ text }) => text)).toEqual(["Posted."]);
  await Promise.all([posting, waiting]);
});

test("idle comes when nothing is on its way any more", async () => {
  const room = await openRoom({ rateTiers: false });
  const sender = room.sender({ clock: quickClock(10), budget: { postPerChannel: tight } });
  await sender.idle();
  for (const text of numbers(3)) void sender.post(room.thread, say(text), answer());
  await sender.idle();

  expect(room.replies()).toHaveLength(3);
});
