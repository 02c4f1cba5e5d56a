import { ExpectedError, type ThreadRef } from "@lynceus/contract";
import type { LocalSlack } from "@lynceus/standins";
import { beforeEach, expect, test } from "vitest";
import { renderFirstLook } from "../render/render-first-look.ts";
import { renderSentence } from "../render/render-sentence.ts";
import { gallery } from "../testing/gallery.ts";
import { diagnosed, NOW } from "../testing/samples.ts";
import { answer } from "./testing/answer.ts";
import { ADA, openRoom, type Room } from "./testing/open-room.ts";
import { quickClock } from "./testing/quick-clock.ts";

const look = renderFirstLook(diagnosed(), { now: NOW });

let room: Room;
let slack: LocalSlack;
let thread: ThreadRef;

beforeEach(async () => {
  room = await openRoom({ rateTiers: false });
  ({ slack, thread } = room);
});

const senderWith = (redact?: (text: string) => string) =>
  room.sender({ clock: quickClock(100), ...(redact === undefined ? {} : { redact }) });
const replies = () => room.replies();

test("an answer is posted to its thread, with blocks and fallback and nothing unfurled", async () => {
  const { ts } = await senderWith().post(thread, look, answer());

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
  for (const message of Object.values(gallery)) await sender.post(thread, message, answer());

  expect(replies()).toHaveLength(Object.keys(gallery).length);
  expect(room.logged).toEqual([]);
});

test("an answer is replaced in place", async () => {
  const sender = senderWith();
  const { ts } = await sender.post(thread, look, answer());
  await sender.update(thread, ts, renderSentence("Over."), answer());

  expect(replies()).toMatchObject([{ ts, text: "Over." }]);
});

test("an ephemeral answer is seen by one person, in the thread", async () => {
  await senderWith().ephemeral(thread, ADA, look, answer());

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
  await senderWith(redact).post(thread, renderFirstLook(leaky, { now: NOW }), answer());

  const sent = JSON.stringify([slack.calls(), replies()]);
  expect(sent).toContain("use the password [redacted]");
  expect(sent).not.toContain(secret);
});

test("what cannot be redacted is withheld, and said to be", async () => {
  const fail = () => {
    throw new Error("pattern broke");
  };
  await senderWith(fail).post(thread, look, answer());

  expect(replies()[0]?.text).toContain("withheld");
  expect(JSON.stringify(slack.calls())).not.toContain("payments/api:2.4.0-rc1");
  expect(room.logged).toMatchObject([{ level: "error" }]);
});

test("blocks that Slack refuses are logged with its reasons, and the text is sent alone", async () => {
  const blocks = [{ type: "section", text: { type: "mrkdwn", text: "x".repeat(3001) } }] as const;
  await senderWith().post(thread, { text: "The verdict.", blocks }, answer());

  expect(replies()).toMatchObject([{ text: "The verdict." }]);
  expect(room.logged).toMatchObject([{ level: "warn", fields: { error: "invalid_blocks" } }]);
  expect(JSON.stringify(room.logged)).toContain("json-pointer:/blocks/0");
});

test("refused blocks of an update take the old ones with them", async () => {
  const sender = senderWith();
  const { ts } = await sender.post(thread, look, answer());
  slack.faults.add({ method: "chat.update", error: "invalid_blocks" });
  await sender.update(thread, ts, { ...look, text: "Newer." }, answer());

  expect(replies()).toMatchObject([{ ts, text: "Newer." }]);
  expect(JSON.stringify(replies())).not.toContain("Show evidence");
});

test("a text that redaction has made too long is cut to what an update takes", async () => {
  const sender = senderWith((text) => text.replaceAll("x", "[redacted]"));
  const { ts } = await sender.post(thread, look, answer());
  await sender.update(thread, ts, { text: "x ".repeat(1700), blocks: [] }, answer());

  expect(replies()[0]?.text).toHaveLength(4000);
});

test("a text that is too long all the same is sent shortened", async () => {
  slack.faults.add({ method: "chat.postMessage", error: "msg_too_long" });
  await senderWith().post(thread, { ...look, text: "word ".repeat(700) }, answer());

  expect(replies()[0]?.text).toHaveLength(1200);
});

test.each([
  ["channel_not_found", /no such channel/],
  ["not_in_channel", /not a member/],
  ["is_archived", /archived/],
])("%s is a sentence for a person", async (error, sentence) => {
  slack.faults.add({ method: "chat.postMessage", error });
  const posting = senderWith().post(thread, look, answer());

  await expect(posting).rejects.toThrow(sentence);
  await expect(posting).rejects.toBeInstanceOf(ExpectedError);
});

test("a channel that closes between the message and its plain form is said so too", async () => {
  slack.faults.add({ method: "chat.postMessage", error: "invalid_blocks" });
  slack.faults.add({ method: "chat.postMessage", error: "is_archived" });

  await expect(senderWith().post(thread, look, answer())).rejects.toBeInstanceOf(ExpectedError);
});

test("any other failure is thrown as it came", async () => {
  slack.faults.add({ method: "chat.postMessage", error: "restricted_action" });
  const posting = senderWith().post(thread, look, answer());

  await expect(posting).rejects.toThrow("restricted_action");
  await expect(posting).rejects.not.toBeInstanceOf(ExpectedError);
});
