import { ExpectedError, type ThreadRef } from "@lynceus/contract";
import { type LocalSlack, startLocalSlack } from "@lynceus/standins";
import type { Logger } from "@lynceus/telemetry";
import { LogLevel, WebClient } from "@slack/web-api";
import { afterEach, beforeEach, expect, test } from "vitest";
import { renderFirstLook } from "../render/render-first-look.ts";
import { renderSentence } from "../render/render-sentence.ts";
import { gallery } from "../testing/gallery.ts";
import { diagnosed, NOW } from "../testing/samples.ts";
import { createSender } from "./create-sender.ts";

const ADA = "U0ADA00001";
const look = renderFirstLook(diagnosed(), { now: NOW });

let slack: LocalSlack;
let thread: ThreadRef;
let logged: { readonly level: string; readonly fields: object; readonly message: string }[];

function createLogger(): Logger {
  const write = (level: string) => (fields: object, message: string) => {
    logged.push({ level, fields, message });
  };
  return {
    debug: write("debug"),
    info: write("info"),
    warn: write("warn"),
    error: write("error"),
  };
}

function senderWith(redact: (text: string) => string = (text) => text) {
  const client = new WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    logLevel: LogLevel.ERROR,
  });
  return createSender({ client, redact, logger: createLogger() });
}

const replies = () => slack.thread(thread.channel, thread.threadTs).slice(1);

beforeEach(async () => {
  slack = await startLocalSlack({ rateTiers: false });
  logged = [];
  const channel = "C0PAYMENTS";
  const { ts } = slack.say({ channel, user: ADA, text: "why is payments-api failing?" });
  thread = { team: slack.team.id, channel, threadTs: ts };
});

afterEach(() => slack.close());

test("an answer is posted to its thread, with blocks and fallback and nothing unfurled", async () => {
  const { ts } = await senderWith().post(thread, look);

  expect(replies()).toMatchObject([{ ts, text: look.text, blocks: look.blocks }]);
  expect(slack.calls().at(-1)?.args).toMatchObject({
    thread_ts: thread.threadTs,
    unfurl_links: "false",
    unfurl_media: "false",
    parse: "none",
    link_names: "false",
  });
  expect(slack.calls().at(-1)?.args).not.toHaveProperty("reply_broadcast");
});

test("every message of the gallery is taken as it is", async () => {
  const sender = senderWith();
  for (const message of Object.values(gallery)) await sender.post(thread, message);

  expect(replies()).toHaveLength(Object.keys(gallery).length);
  expect(logged).toEqual([]);
});

test("an answer is replaced in place", async () => {
  const sender = senderWith();
  const { ts } = await sender.post(thread, look);
  await sender.update(thread, ts, renderSentence("Over."));

  expect(replies()).toMatchObject([{ ts, text: "Over." }]);
});

test("an ephemeral answer is seen by one person, in the thread", async () => {
  await senderWith().ephemeral(thread, ADA, look);

  expect(replies()).toEqual([]);
  expect(slack.ephemerals(thread.channel, ADA)).toMatchObject([
    { text: look.text, thread_ts: thread.threadTs },
  ]);
});

test("no secret leaves, neither in the text nor anywhere in the blocks", async () => {
  const secret = "hunter2-hunter2";
  const redact = (text: string) => text.replaceAll(secret, "[redacted]");
  const fix = `use the password ${secret}`;
  const { findings } = diagnosed().diagnosis;
  const leaky = diagnosed({ findings: findings.map((one) => ({ ...one, id: secret, fix })) });
  await senderWith(redact).post(thread, renderFirstLook(leaky, { now: NOW }));

  const sent = JSON.stringify([slack.calls(), replies()]);
  expect(sent).toContain("use the password [redacted]");
  expect(sent).not.toContain(secret);
});

test("what cannot be redacted is withheld, and said to be", async () => {
  const fail = () => {
    throw new Error("pattern broke");
  };
  await senderWith(fail).post(thread, look);

  expect(replies()[0]?.text).toContain("withheld");
  expect(JSON.stringify(slack.calls())).not.toContain("payments/api:2.4.0-rc1");
  expect(logged).toMatchObject([{ level: "error" }]);
});

test("blocks that Slack refuses are logged with its reasons, and the text is sent alone", async () => {
  const blocks = [{ type: "section", text: { type: "mrkdwn", text: "x".repeat(3001) } }] as const;
  await senderWith().post(thread, { text: "The verdict.", blocks });

  expect(replies()).toMatchObject([{ text: "The verdict." }]);
  expect(logged).toMatchObject([{ level: "warn", fields: { error: "invalid_blocks" } }]);
  expect(JSON.stringify(logged)).toContain("json-pointer:/blocks/0");
});

test("refused blocks of an update take the old ones with them", async () => {
  const sender = senderWith();
  const { ts } = await sender.post(thread, look);
  slack.faults.add({ method: "chat.update", error: "invalid_blocks" });
  await sender.update(thread, ts, { ...look, text: "Newer." });

  expect(replies()).toMatchObject([{ ts, text: "Newer." }]);
  expect(JSON.stringify(replies())).not.toContain("Show evidence");
});

test("a text that redaction has made too long is cut to what an update takes", async () => {
  const sender = senderWith((text) => text.replaceAll("x", "[redacted]"));
  const { ts } = await sender.post(thread, look);
  await sender.update(thread, ts, { text: "x ".repeat(1700), blocks: [] });

  expect(replies()[0]?.text).toHaveLength(4000);
});

test("a text that is too long all the same is sent shortened", async () => {
  slack.faults.add({ method: "chat.postMessage", error: "msg_too_long" });
  await senderWith().post(thread, { ...look, text: "word ".repeat(700) });

  expect(replies()[0]?.text).toHaveLength(1200);
});

test.each([
  ["channel_not_found", /no such channel/],
  ["not_in_channel", /not a member/],
  ["is_archived", /archived/],
])("%s is a sentence for a person", async (error, sentence) => {
  slack.faults.add({ method: "chat.postMessage", error });
  const posting = senderWith().post(thread, look);

  await expect(posting).rejects.toThrow(sentence);
  await expect(posting).rejects.toBeInstanceOf(ExpectedError);
});

test("a channel that closes between the message and its plain form is said so too", async () => {
  slack.faults.add({ method: "chat.postMessage", error: "invalid_blocks" });
  slack.faults.add({ method: "chat.postMessage", error: "is_archived" });

  await expect(senderWith().post(thread, look)).rejects.toBeInstanceOf(ExpectedError);
});

test("any other failure is thrown as it came", async () => {
  slack.faults.add({ method: "chat.postMessage", error: "fatal_error" });
  const posting = senderWith().post(thread, look);

  await expect(posting).rejects.toThrow("fatal_error");
  await expect(posting).rejects.not.toBeInstanceOf(ExpectedError);
});
