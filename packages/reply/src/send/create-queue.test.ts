import { WebAPIRateLimitedError } from "@slack/web-api";
import { beforeEach, expect, test } from "vitest";
import { type Method, slackBudget } from "./budget.ts";
import type { Job } from "./create-lanes.ts";
import { createQueue, type Queue } from "./create-queue.ts";
import { createFakeClock, type FakeClock } from "./testing/fake-clock.ts";

let clock: FakeClock;
let queue: Queue;
/** What was sent and when, in the order of sending. */
let sent: [string, number][];

beforeEach(() => {
  clock = createFakeClock();
  queue = createQueue({ budget: slackBudget, clock });
  sent = [];
});

interface Sending extends Partial<Job> {
  readonly method?: Method;
  readonly channel?: string;
  /** The first times, Slack says to come back in so many seconds. */
  readonly refusals?: number[];
  readonly tookMs?: number;
}

async function send(what: string, sending: Sending = {}): Promise<void> {
  const { method = "post", channel = "C1", refusals = [], tookMs = 0, ...job } = sending;
  const lane = `${method} ${channel} ${what}`;
  await queue.run({ lane, key: what, priority: "answer", ...job }, (turn) =>
    turn.request(method, channel, async () => {
      const retryAfter = refusals.shift();
      if (retryAfter !== undefined) throw new WebAPIRateLimitedError(retryAfter);
      sent.push([what, clock.now()]);
      if (tookMs > 0) await new Promise<void>((resolve) => clock.after(tookMs, resolve));
    }),
  );
}

const names = () => sent.map(([what]) => what);
const numbers = (count: number) => Array.from({ length: count }, (_, index) => `${index}`);

test("one channel takes three posts at once, then one a second, none lost, in order", async () => {
  const posts = Promise.all(numbers(20).map((what) => send(what)));
  await clock.advance(17_000);

  await posts;
  expect(names()).toEqual(numbers(20));
  expect(sent.map(([, at]) => at)).toEqual([0, 0, 0, ...numbers(17).map((n) => 1000 * (+n + 1))]);
});

test.each([
  ["update", 50],
  ["ephemeral", 100],
  ["read", 20],
  ["post", 260],
] as const)("no minute holds more than Slack's share of %s", async (method, perMinute) => {
  for (const what of numbers(600)) {
    void send(what, { method, channel: `C${what}` });
  }
  await clock.advance(60_000);
  expect(sent.length).toBeLessThanOrEqual(perMinute);
  expect(sent.length).toBeGreaterThanOrEqual(perMinute - 1);

  await clock.advance(60_000);
  const inSecondMinute = sent.filter(([, at]) => at > 30_000 && at <= 90_000);
  expect(inSecondMinute.length).toBeLessThanOrEqual(perMinute);
});

test("answers are sent before the progress that waits longer", async () => {
  for (const what of ["p1", "p2", "p3", "p4", "p5"]) void send(what, { priority: "progress" });
  for (const what of ["a1", "a2"]) void send(what);
  await clock.advance(4000);

  expect(names()).toEqual(["p1", "p2", "p3", "a1", "a2", "p4", "p5"]);
});

test("an answer overtakes the progress that waits in its own thread", async () => {
  const lane = "post C1 thread";
  for (const what of ["p1", "p2", "p3", "p4"]) void send(what, { lane, priority: "progress" });
  await clock.advance(500);
  void send("answer", { lane });
  await clock.advance(2000);

  expect(names()).toEqual(["p1", "p2", "p3", "answer", "p4"]);
});

test("what has the same key is not overtaken by the other, but comes before it", async () => {
  const lane = "post C1 thread";
  for (const what of ["1", "2", "3"]) void send(what);
  void send("other", { lane, priority: "progress" });
  void send("first", { lane, priority: "progress", key: "same" });
  void send("again", { lane, key: "same" });
  await clock.advance(3000);

  expect(names()).toEqual(["1", "2", "3", "first", "again", "other"]);
});

test("a thread's next message starts when the one before it has ended", async () => {
  const lane = "post C1 thread";
  void send("slow", { lane, tookMs: 700 });
  void send("next", { lane });
  void send("elsewhere");
  await clock.advance(1000);

  expect(sent).toEqual([
    ["slow", 0],
    ["elsewhere", 0],
    ["next", 700],
  ]);
});

test("what is to be attempted again keeps its place in its thread, but for answers", async () => {
  const lane = "post C1 thread";
  const again = { lane, key: "again", priority: "progress" } as const;
  void queue.run(again, async (turn) => {
    await turn.pause(5000);
    await turn.request("post", "C1", async () => sent.push(["again", clock.now()]));
  });
  void send("next", { lane, priority: "progress" });
  void send("answer", { lane });
  await clock.advance(6000);

  expect(sent).toEqual([
    ["answer", 0],
    ["again", 5000],
    ["next", 5000],
  ]);
});

test("a channel that Slack refuses pauses as long as told; the others go on", async () => {
  void send("refused", { refusals: [30] });
  void send("behind");
  await clock.advance(0);
  void send("elsewhere", { channel: "C2" });
  await clock.advance(29_999);
  expect(names()).toEqual(["behind", "elsewhere"]);

  await clock.advance(5000);
  expect(names()).toEqual(["behind", "elsewhere", "refused"]);
});

test("what comes while a channel pauses waits as well, behind what was refused", async () => {
  void send("refused", { refusals: [10] });
  await clock.advance(0);
  void send("later");
  await clock.advance(9999);
  expect(sent).toEqual([]);

  await clock.advance(3000);
  expect(names()).toEqual(["refused", "later"]);
});

test("a time to come back that no sane server asks for is not believed", async () => {
  void send("refused", { refusals: [86_400] });
  await clock.advance(331_000);

  expect(names()).toEqual(["refused"]);
});

test("after ten refusals in a row, the refusal is thrown", async () => {
  const sending = send("refused", { refusals: Array.from({ length: 11 }, () => 1) });
  const thrown = expect(sending).rejects.toThrow(WebAPIRateLimitedError);
  await clock.advance(30_000);

  await thrown;
});

test("waiting progress gives way to a newer update of its message, which takes its place", async () => {
  const update = (what: string, priority: Job["priority"], lane = "update C1 1.1") =>
    send(what, { method: "update", lane, priority, replaceable: priority === "progress" });
  for (const what of numbers(5)) void send(what, { method: "update" });
  const outcomes = Promise.allSettled([update("p1", "progress"), update("p2", "progress")]);
  void update("other", "progress", "update C1 2.2");
  void update("p3", "progress");
  await clock.advance(10_000);

  expect(names()).toEqual([...numbers(5), "p3", "other"]);
  const [first, second] = await outcomes;
  expect([first?.status, second?.status]).toEqual(["rejected", "rejected"]);
});

test("an update on its way is not replaced, and the newer one comes after it", async () => {
  const job = { method: "update", lane: "update C1 1.1", replaceable: true } as const;
  const first = send("p1", { ...job, priority: "progress", tookMs: 500 });
  await clock.advance(100);
  void send("answer", { ...job, replaceable: false });
  void send("p2", { ...job, priority: "progress" });
  await clock.advance(1000);

  await first;
  expect(sent).toEqual([
    ["p1", 0],
    ["answer", 500],
    ["p2", 500],
  ]);
});

test("a wait ends with its signal, and those behind it move up", async () => {
  const stop = new AbortController();
  for (const what of ["1", "2", "3"]) void send(what);
  const waiting = send("stopped", { signal: stop.signal });
  void send("behind");
  await clock.advance(500);
  const thrown = expect(waiting).rejects.toThrow("enough");
  stop.abort(new Error("enough"));

  await thrown;
  await clock.advance(500);
  expect(names()).toEqual(["1", "2", "3", "behind"]);
});

test("a pause between attempts ends with the signal as well", async () => {
  const stop = new AbortController();
  const job = { lane: "l", key: "k", priority: "answer", signal: stop.signal } as const;
  const pausing = queue.run(job, (turn) => turn.pause(1e9));
  stop.abort(new Error("enough"));

  await expect(pausing).rejects.toThrow("enough");
  await expect(queue.run(job, (turn) => turn.pause(0))).rejects.toThrow("enough");
});

test("closed, it finishes what is on its way, ends the waits and takes nothing more", async () => {
  const sending = send("on its way", { tookMs: 500 });
  for (const what of ["2", "3"]) void send(what);
  const waiting = expect(send("waiting")).rejects.toThrow("closed");
  await clock.advance(100);
  queue.close();

  await waiting;
  await expect(send("late")).rejects.toThrow("closed");
  await clock.advance(500);
  await sending;
});
