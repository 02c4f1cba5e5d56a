import type { WebClient } from "@slack/web-api";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { LocalSlack } from "../local-slack.ts";
import type { Change } from "../schema.ts";
import { startLocalSlack } from "../start-local-slack.ts";
import { connectClient } from "../testing/connect.ts";

let slack: LocalSlack;
let client: WebClient;

const channel = "C0PAYMENTS";
const ADA = "U0ADA00001";
const IVO = "U0IVO00002";

beforeEach(async () => {
  slack = await startLocalSlack({ rateTiers: false });
  client = connectClient(slack);
});
afterEach(() => slack.close());

const say = (text: string, threadTs?: string, user = ADA) =>
  slack.say({ channel, user, text, ...(threadTs === undefined ? {} : { threadTs }) }).ts;

const actions = (...ids: string[]) => ({
  type: "actions" as const,
  elements: ids.map((id) => ({
    type: "button" as const,
    text: { type: "plain_text" as const, text: id },
    action_id: id,
  })),
});

test("auth.test says who the bot is", async () => {
  expect(await client.auth.test()).toMatchObject({
    ok: true,
    url: "https://acme.slack.com/",
    team_id: slack.team.id,
    user_id: slack.bot.userId,
    bot_id: slack.bot.botId,
  });
});

test("a post stands in its thread, and the root counts its replies", async () => {
  const root = say("help");
  const blocks = [actions("go")];
  const posted = await client.chat.postMessage({
    channel,
    thread_ts: root,
    text: "looking",
    blocks,
  });
  expect(posted).toMatchObject({ ok: true, channel, ts: expect.stringMatching(/^\d{10}\.\d{6}$/) });
  expect(posted.message).toMatchObject({
    type: "message",
    user: slack.bot.userId,
    bot_id: slack.bot.botId,
    app_id: slack.bot.appId,
    text: "looking",
    thread_ts: root,
    parent_user_id: ADA,
    blocks: [{ type: "actions", block_id: expect.stringMatching(/.+/) }],
  });
  expect(slack.messages(channel)).toMatchObject([
    {
      ts: root,
      thread_ts: root,
      reply_count: 1,
      reply_users_count: 1,
      reply_users: [slack.bot.userId],
      latest_reply: posted.ts,
    },
  ]);
  expect(slack.thread(channel, root).map(({ text }) => text)).toEqual(["help", "looking"]);
});

test("a channel may be named, and a person stands for the direct message", async () => {
  expect((await client.chat.postMessage({ channel: "#payments-support", text: "x" })).channel).toBe(
    channel,
  );
  const direct = await client.chat.postMessage({ channel: ADA, text: "psst" });
  expect(direct.channel).toBe(slack.openDirect(ADA));
  expect(direct.channel).toMatch(/^D/);
});

test("blocks without text get one for where they cannot be shown; text over 40000 is cut", async () => {
  const { message } = await client.chat.postMessage({ channel, blocks: [actions("Show", "Stop")] });
  expect(message?.text).toBe("Show Stop");
  const { ts = "" } = await client.chat.postMessage({ channel, text: "x".repeat(40_001) });
  expect(slack.thread(channel, ts)[0]?.text).toHaveLength(40_000);
});

test("an update keeps the blocks that it does not mention and drops them for an empty list", async () => {
  const { ts = "" } = await client.chat.postMessage({
    channel,
    text: "a",
    blocks: [actions("go")],
  });
  const { message } = await client.chat.update({ channel, ts, text: "b" });
  expect(message).toMatchObject({ text: "b", blocks: [{ type: "actions" }], edited: {} });
  await client.chat.update({ channel, ts, text: "c", blocks: [] });
  expect(slack.thread(channel, ts)[0]?.blocks).toEqual([]);
});

test("a deleted message is gone, but a thread's root leaves a tombstone", async () => {
  const { ts: lone = "" } = await client.chat.postMessage({ channel, text: "a" });
  await client.chat.delete({ channel, ts: lone });
  const { ts: root = "" } = await client.chat.postMessage({ channel, text: "b" });
  say("reply", root);
  await client.chat.delete({ channel, ts: root });
  expect(slack.messages(channel)).toMatchObject([
    { ts: root, subtype: "tombstone", reply_count: 1 },
  ]);
});

test("an ephemeral message is seen by one person and found by no method", async () => {
  const root = say("help");
  const { message_ts = "" } = await client.chat.postEphemeral({
    channel,
    user: ADA,
    thread_ts: root,
    text: "only you",
  });
  expect(slack.ephemerals(channel, ADA)).toMatchObject([{ ts: message_ts, text: "only you" }]);
  expect(slack.ephemerals(channel, IVO)).toEqual([]);
  expect(slack.thread(channel, root)).toHaveLength(1);
  await expect(client.chat.update({ channel, ts: message_ts, text: "x" })).rejects.toMatchObject({
    data: { error: "message_not_found" },
  });
});

test("replies come oldest first, page by page, each page headed by the root", async () => {
  const root = say("root");
  const replies = ["1", "2", "3", "4"].map((text) => say(text, root));
  const pages: (string | undefined)[][] = [];
  let cursor: string | undefined;
  do {
    const page = await client.conversations.replies({
      channel,
      ts: root,
      limit: 2,
      ...(cursor === undefined ? {} : { cursor }),
    });
    pages.push((page.messages ?? []).map(({ text }) => text));
    cursor = page.response_metadata?.next_cursor;
    expect(page.has_more).toBe(cursor !== undefined);
  } while (cursor !== undefined);
  expect(pages).toEqual([
    ["root", "1"],
    ["root", "2", "3"],
    ["root", "4"],
  ]);

  const ofReply = await client.conversations.replies({ channel, ts: replies[0] ?? "" });
  expect(ofReply.messages).toHaveLength(5);
  const since = await client.conversations.replies({ channel, ts: root, oldest: replies[1] ?? "" });
  expect(since.messages?.map(({ text }) => text)).toEqual(["root", "3", "4"]);
});

test("history comes newest first, without replies, within bounds", async () => {
  const [first, second, third] = [say("1"), say("2"), say("3")];
  say("reply", first);
  const page = await client.conversations.history({ channel, limit: 2 });
  expect(page.messages?.map(({ text }) => text)).toEqual(["3", "2"]);
  expect(page.has_more).toBe(true);
  const rest = await client.conversations.history({
    channel,
    limit: 2,
    cursor: page.response_metadata?.next_cursor ?? "",
  });
  expect(rest.messages).toMatchObject([{ text: "1", reply_count: 1 }]);
  const between = { channel, oldest: first, latest: third };
  const exclusive = await client.conversations.history(between);
  expect(exclusive.messages?.map(({ ts }) => ts)).toEqual([second]);
  const inclusive = await client.conversations.history({ ...between, inclusive: true });
  expect(inclusive.messages).toHaveLength(3);
});

test("metadata outlives an update that says none, and is told whole only when asked for", async () => {
  const metadata = { event_type: "delivered", event_payload: { key: "a" } };
  const { ts = "" } = await client.chat.postMessage({ channel, text: "x", metadata });
  await client.chat.update({ channel, ts, text: "y" });
  const replies = async (all: object) =>
    (await client.conversations.replies({ channel, ts, ...all })).messages?.[0]?.metadata;
  expect(await replies({ include_all_metadata: true })).toEqual(metadata);
  expect(await replies({})).toEqual({ event_type: "delivered" });
});

test("conversations are listed as far as the bot may know of them", async () => {
  const types = "public_channel,private_channel";
  const names: (string | undefined)[] = [];
  for await (const page of client.paginate("conversations.list", { types, limit: 2 })) {
    const { channels } = page as { channels?: { name?: string }[] };
    names.push(...(channels ?? []).map(({ name }) => name));
  }
  expect(names).toEqual([
    "payments-support",
    "checkout-support",
    "platform-support",
    "random",
    "oncall",
  ]);
  const { channel: info } = await client.conversations.info({ channel: "C0RANDOM01" });
  expect(info).toMatchObject({
    name: "random",
    is_channel: true,
    is_private: false,
    is_member: false,
  });
  const { channel: joined } = await client.conversations.join({ channel: "C0RANDOM01" });
  expect(joined?.is_member).toBe(true);
  const { members } = await client.conversations.members({ channel: "C0RANDOM01" });
  expect(members).toContain(slack.bot.userId);
});

test("a direct message is opened once", async () => {
  const { channel: opened } = await client.conversations.open({ users: ADA });
  const again = await client.conversations.open({ users: ADA, return_im: true });
  expect(again).toMatchObject({
    already_open: true,
    channel: { id: opened?.id, is_im: true, user: ADA },
  });
  const group = await client.conversations.open({ users: `${ADA},${IVO}` });
  expect(group.channel?.id).not.toBe(opened?.id);
});

test("people are told with what identifies them", async () => {
  const { user } = await client.users.info({ user: "U0GUEST004" });
  expect(user).toMatchObject({ is_restricted: true, is_bot: false, team_id: slack.team.id });
  const found = await client.users.lookupByEmail({ email: "ADA@acme.example" });
  expect(found.user).toMatchObject({ id: ADA, profile: { email: "ada@acme.example" } });
  const { members } = await client.users.list({});
  expect(members).toHaveLength(5);
  const { user: self } = await client.users.info({ user: slack.bot.userId });
  expect(self).toMatchObject({ is_bot: true, profile: { bot_id: slack.bot.botId } });
});

test("reactions are counted and taken off again", async () => {
  const ts = say("hi");
  await client.reactions.add({ channel, timestamp: ts, name: "eyes" });
  const { message } = await client.reactions.get({ channel, timestamp: ts });
  expect(message?.reactions).toEqual([{ name: "eyes", users: [slack.bot.userId], count: 1 }]);
  await client.reactions.remove({ channel, timestamp: ts, name: "eyes" });
  expect(slack.thread(channel, ts)[0]).not.toHaveProperty("reactions");
});

test("a permalink leads into the thread", async () => {
  const root = say("hi");
  const ts = say("there", root);
  const { permalink } = await client.chat.getPermalink({ channel, message_ts: ts });
  const path = `https://acme.slack.com/archives/${channel}/p${ts.replace(".", "")}`;
  expect(permalink).toBe(`${path}?thread_ts=${root}&cid=${channel}`);
});

test("a status is shown until the bot's next message in the thread", async () => {
  const root = say("hi");
  const seen: Change[] = [];
  slack.onChange((change) => seen.push(change));
  const thread = { channel_id: channel, thread_ts: root };
  await client.assistant.threads.setStatus({ ...thread, status: "is looking…" });
  await client.chat.postMessage({ channel, thread_ts: root, text: "there" });
  expect(seen.filter(({ kind }) => kind === "status")).toEqual([
    { kind: "status", channel, threadTs: root, status: "is looking…" },
    { kind: "status", channel, threadTs: root, status: "" },
  ]);
});

test("every change is told to listeners until they leave", async () => {
  const kinds: string[] = [];
  const leave = slack.onChange((change) => kinds.push(change.kind));
  const { ts = "" } = await client.chat.postMessage({ channel, text: "a" });
  await client.chat.update({ channel, ts, text: "b" });
  await client.reactions.add({ channel, timestamp: ts, name: "eyes" });
  await client.chat.postEphemeral({ channel, user: ADA, text: "c" });
  await client.chat.delete({ channel, ts });
  leave();
  say("unheard");
  expect(kinds).toEqual(["posted", "updated", "reaction", "ephemeral", "deleted"]);
});

test("team and bot can be looked up", async () => {
  expect(await client.team.info()).toMatchObject({ team: { name: "Acme", domain: "acme" } });
  const { bot } = await client.bots.info({ bot: slack.bot.botId });
  expect(bot).toMatchObject({ user_id: slack.bot.userId, app_id: slack.bot.appId });
});
