import { type RetryOptions, WebClient, WebClientEvent } from "@slack/web-api";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { LocalSlack } from "../local-slack.ts";
import { startLocalSlack } from "../start-local-slack.ts";
import { silent } from "../testing/connect.ts";

let slack: LocalSlack;
let clock = Date.now;
const channel = "C0PAYMENTS";

beforeEach(async () => {
  clock = Date.now;
  slack = await startLocalSlack({ rateClock: () => clock() });
});
afterEach(() => slack.close());

const connect = (retryConfig: RetryOptions, more: object = {}) =>
  new WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    logger: silent,
    retryConfig,
    ...more,
  });

/** Nothing comes in with time: a busy machine's calls are as many at once as a quick one's. */
const standStill = () => {
  const at = Date.now();
  clock = () => at;
};

const quickly = { retries: 2, minTimeout: 1, maxTimeout: 5 };

const attempts = () =>
  slack.calls().map(({ method, status, error }) => [method, status, error] as const);

test("the burst over, chat.postMessage is limited per channel", async () => {
  standStill();
  const client = connect({ retries: 0 }, { rejectRateLimitedCalls: true });
  const post = (to: string) => client.chat.postMessage({ channel: to, text: "x" });
  for (let index = 0; index < 5; index++) await post(channel);
  await expect(post(channel)).rejects.toMatchObject({ retryAfter: 1 });
  expect(await post("C0CHECKOUT")).toMatchObject({ ok: true });
  expect(slack.messages(channel)).toHaveLength(5);
});

test("a method's tier holds for the workspace as a whole", async () => {
  standStill();
  const client = connect({ retries: 0 }, { rejectRateLimitedCalls: true });
  const list = () => client.conversations.list({});
  await Promise.all(Array.from({ length: 20 }, list));
  await expect(list()).rejects.toMatchObject({ retryAfter: 3 });
  expect(await client.auth.test()).toMatchObject({ ok: true });
});

test("streams are started and stopped at one pace, and appended to at another", async () => {
  standStill();
  const client = connect({ retries: 0 }, { rejectRateLimitedCalls: true });
  const direct = slack.openDirect("U0ADA00001");
  const root = slack.say({ channel: direct, user: "U0ADA00001", text: "hi" });
  const start = () => client.chat.startStream({ channel: direct, thread_ts: root.ts });
  const [{ ts = "" } = {}] = await Promise.all(Array.from({ length: 20 }, start));
  await expect(start()).rejects.toMatchObject({ retryAfter: 3 });
  const append = () => client.chat.appendStream({ channel: direct, ts, markdown_text: "x" });
  await Promise.all(Array.from({ length: 100 }, append));
  await expect(append()).rejects.toMatchObject({ retryAfter: 1 });
  expect(slack.thread(direct, root.ts).find((reply) => reply.ts === ts)?.text).toHaveLength(100);
});

test("limits can be left off", async () => {
  const free = await startLocalSlack({ rateTiers: false });
  const client = new WebClient(free.botToken, { slackApiUrl: free.apiUrl, logger: silent });
  await Promise.all(Array.from({ length: 25 }, () => client.conversations.list({})));
  expect(free.calls().every(({ status }) => status === 200)).toBe(true);
  await free.close();
});

test("a 429 holds the client back for as long as it says, then the call goes through", async () => {
  const client = connect(quickly);
  const headers = { "retry-after": "1" };
  slack.faults.add({ method: "chat.postMessage", status: 429, error: "ratelimited", headers });
  const waits: number[] = [];
  client.on(WebClientEvent.RATE_LIMITED, (seconds) => waits.push(seconds));
  await client.chat.postMessage({ channel, text: "x" });
  expect(waits).toEqual([1]);
  const [refused, accepted] = slack.calls();
  expect(refused?.status).toBe(429);
  expect((accepted?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(1000);
  expect(slack.messages(channel)).toHaveLength(1);
});

test("a server error before the effect is retried to one message, after it to two", async () => {
  const client = connect(quickly);
  slack.faults.add({ method: "chat.postMessage", status: 500 });
  await client.chat.postMessage({ channel, text: "x" });
  expect(slack.messages(channel)).toHaveLength(1);
  slack.faults.add({ method: "chat.postMessage", after: "handled" });
  await client.chat.postMessage({ channel, text: "x" });
  expect(slack.messages(channel)).toHaveLength(3);
  expect(attempts()).toEqual(
    [500, 200, 500, 200].map((status) => ["chat.postMessage", status, undefined]),
  );
});

test("ok: false is not retried, and a fault lasts as often as it says", async () => {
  const client = connect(quickly);
  slack.faults.add({ method: "reactions.add", error: "fatal_error", times: 2 });
  const react = () => client.reactions.add({ channel, timestamp: "1.1", name: "eyes" });
  for (const error of ["fatal_error", "fatal_error", "bad_timestamp"]) {
    await expect(react()).rejects.toMatchObject({ data: { error } });
  }
  expect(attempts()).toHaveLength(3);
});

test("an answer may never come, its effect withheld or not", async () => {
  const client = connect({ retries: 0 }, { timeout: 100 });
  const post = () => client.chat.postMessage({ channel, text: "x" });
  slack.faults.add({ method: "chat.postMessage", hang: true });
  await expect(post()).rejects.toThrow();
  expect(slack.messages(channel)).toHaveLength(0);
  slack.faults.add({ method: "chat.postMessage", hang: true, after: "handled" });
  await expect(post()).rejects.toThrow();
  expect(slack.messages(channel)).toHaveLength(1);
  expect(attempts().map(([, status]) => status)).toEqual([undefined, undefined]);
});

test("a fault that is only late answers well", async () => {
  const client = connect({ retries: 0 });
  slack.faults.add({ method: "auth.test", delayMs: 60 });
  const began = performance.now();
  expect(await client.auth.test()).toMatchObject({ ok: true });
  expect(performance.now() - began).toBeGreaterThanOrEqual(59);
});

test("faults that were not met can be taken back", async () => {
  slack.faults.add({ method: "auth.test", status: 500, times: 100 });
  slack.faults.clear();
  expect(await connect({ retries: 0 }).auth.test()).toMatchObject({ ok: true });
});
