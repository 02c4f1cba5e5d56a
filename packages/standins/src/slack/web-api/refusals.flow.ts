import { afterAll, beforeAll, expect, test } from "vitest";
import type { LocalSlack } from "../local-slack.ts";
import { startLocalSlack } from "../start-local-slack.ts";
import { connectClient } from "../testing/connect.ts";

let slack: LocalSlack;
/** A message of a person, one of the bot with a reaction, and a reply, all in #payments-support. */
let theirs: string;
let ours: string;
let reply: string;

const CHANNEL = "C0PAYMENTS";
const ADA = "U0ADA00001";
const NO_TS = "1700000000.000100";
const long = (length: number) => "x".repeat(length);
const section = (text: string) => ({ type: "section", text: { type: "mrkdwn", text } });

beforeAll(async () => {
  slack = await startLocalSlack({ rateTiers: false });
  theirs = slack.say({ channel: CHANNEL, user: ADA, text: "hi" }).ts;
  reply = slack.say({ channel: CHANNEL, user: ADA, text: "well?", threadTs: theirs }).ts;
  const client = connectClient(slack);
  ours = (await client.chat.postMessage({ channel: CHANNEL, text: "hello" })).ts ?? "";
  await client.reactions.add({ channel: CHANNEL, timestamp: ours, name: "eyes" });
});
afterAll(() => slack.close());

/** The platform error that the real client throws for a call. */
async function refusal(
  method: string,
  args: Record<string, unknown>,
  token?: string,
): Promise<Record<string, unknown>> {
  const call = connectClient(slack, token).apiCall(method, args);
  const error = await call.then(
    () => ({ data: { error: "nothing: it went through" } }),
    (thrown: { data?: Record<string, unknown> }) => thrown,
  );
  return error.data ?? { error: String(error) };
}

test.each<[string, string, () => Record<string, unknown>]>([
  ["channel_not_found", "chat.postMessage", () => ({ channel: "C0NOWHERE1", text: "x" })],
  ["channel_not_found", "chat.postMessage", () => ({ channel: "C0BOARD001", text: "x" })],
  ["channel_not_found", "conversations.info", () => ({ channel: "C0BOARD001" })],
  ["not_in_channel", "chat.postMessage", () => ({ channel: "C0RANDOM01", text: "x" })],
  ["not_in_channel", "conversations.history", () => ({ channel: "C0RANDOM01" })],
  ["no_text", "chat.postMessage", () => ({ channel: CHANNEL })],
  ["no_text", "chat.postMessage", () => ({ channel: CHANNEL, text: "", blocks: [] })],
  [
    "thread_not_found",
    "chat.postMessage",
    () => ({ channel: CHANNEL, text: "x", thread_ts: NO_TS }),
  ],
  [
    "cannot_reply_to_message",
    "chat.postMessage",
    () => ({ channel: CHANNEL, text: "x", thread_ts: reply }),
  ],
  [
    "markdown_text_conflict",
    "chat.postMessage",
    () => ({ channel: CHANNEL, text: "x", markdown_text: "y" }),
  ],
  ["msg_too_long", "chat.postMessage", () => ({ channel: CHANNEL, markdown_text: long(12_001) })],
  [
    "invalid_blocks",
    "chat.postMessage",
    () => ({ channel: CHANNEL, text: "x", blocks: [section(long(3001))] }),
  ],
  [
    "invalid_blocks_format",
    "chat.postMessage",
    () => ({ channel: CHANNEL, text: "x", blocks: "[{" }),
  ],
  [
    "too_many_attachments",
    "chat.postMessage",
    () => ({
      channel: CHANNEL,
      text: "x",
      attachments: Array(101).fill({ text: "x", fallback: "x" }),
    }),
  ],
  [
    "user_not_in_channel",
    "chat.postEphemeral",
    () => ({ channel: "C0PLATFORM", user: "U0GUEST004", text: "x" }),
  ],
  ["message_not_found", "chat.update", () => ({ channel: CHANNEL, ts: NO_TS, text: "x" })],
  ["cant_update_message", "chat.update", () => ({ channel: CHANNEL, ts: theirs, text: "x" })],
  ["msg_too_long", "chat.update", () => ({ channel: CHANNEL, ts: ours, text: long(4001) })],
  ["no_text", "chat.update", () => ({ channel: CHANNEL, ts: ours })],
  [
    "invalid_blocks",
    "chat.update",
    () => ({ channel: CHANNEL, ts: ours, text: "x", blocks: Array(51).fill(section("x")) }),
  ],
  ["message_not_found", "chat.delete", () => ({ channel: CHANNEL, ts: NO_TS })],
  ["cant_delete_message", "chat.delete", () => ({ channel: CHANNEL, ts: theirs })],
  ["message_not_found", "chat.getPermalink", () => ({ channel: CHANNEL, message_ts: NO_TS })],
  ["thread_not_found", "conversations.replies", () => ({ channel: CHANNEL, ts: NO_TS })],
  [
    "invalid_cursor",
    "conversations.replies",
    () => ({ channel: CHANNEL, ts: theirs, cursor: "bm93aGVyZQ==" }),
  ],
  ["invalid_limit", "conversations.list", () => ({ limit: 1001 })],
  ["invalid_types", "conversations.list", () => ({ types: "public" })],
  ["user_not_found", "conversations.open", () => ({ users: "U0NOBODY01" })],
  ["users_list_not_supplied", "conversations.open", () => ({})],
  ["too_many_users", "conversations.open", () => ({ users: Array(9).fill(ADA).join(",") })],
  [
    "method_not_supported_for_channel_type",
    "conversations.join",
    () => ({ channel: "C0ONCALL01" }),
  ],
  ["user_not_found", "users.info", () => ({ user: "U0NOBODY01" })],
  ["users_not_found", "users.lookupByEmail", () => ({ email: "nobody@acme.example" })],
  ["already_reacted", "reactions.add", () => ({ channel: CHANNEL, timestamp: ours, name: "eyes" })],
  ["invalid_name", "reactions.add", () => ({ channel: CHANNEL, timestamp: ours, name: "No Such" })],
  [
    "message_not_found",
    "reactions.add",
    () => ({ channel: CHANNEL, timestamp: NO_TS, name: "eyes" }),
  ],
  ["bad_timestamp", "reactions.add", () => ({ channel: CHANNEL, timestamp: "1", name: "eyes" })],
  ["no_reaction", "reactions.remove", () => ({ channel: CHANNEL, timestamp: ours, name: "tada" })],
  ["bot_not_found", "bots.info", () => ({ bot: "B0NOBODY01" })],
  [
    "channel_not_found",
    "assistant.threads.setStatus",
    () => ({ channel_id: "C0NOWHERE1", thread_ts: theirs, status: "x" }),
  ],
  ["invalid_arguments", "conversations.info", () => ({})],
  ["invalid_arguments", "views.open", () => ({ trigger_id: "1", view: {} })],
  ["unknown_method", "chat.meMessage", () => ({ channel: CHANNEL, text: "x" })],
  ["not_allowed_token_type", "apps.connections.open", () => ({})],
])("%s answers %s %#", async (code, method, args) => {
  expect(await refusal(method, args())).toMatchObject({ ok: false, error: code });
});

test("a refusal over blocks says which and why", async () => {
  const blocks = [section("x"), section(long(3001))];
  const sentence = "must be less than 3001 characters [json-pointer:/blocks/1/text/text]";
  expect(await refusal("chat.postMessage", { channel: CHANNEL, text: "x", blocks })).toMatchObject({
    errors: [sentence],
    response_metadata: { messages: [`[ERROR] ${sentence}`] },
  });
});

test("a message takes 23 reactions of one user", async () => {
  const client = connectClient(slack);
  const react = (index: number) =>
    client.reactions.add({ channel: CHANNEL, timestamp: theirs, name: `emoji_${index}` });
  for (let index = 0; index < 23; index++) await react(index);
  await expect(react(23)).rejects.toMatchObject({ data: { error: "too_many_reactions" } });
});

test("a missing argument is named", async () => {
  expect(await refusal("conversations.replies", { channel: CHANNEL })).toMatchObject({
    response_metadata: { messages: ["[ERROR] missing required field: ts"] },
  });
});

test("only the workspace's own tokens open it, each its own methods", async () => {
  expect(await refusal("auth.test", {}, "xoxb-not-ours")).toMatchObject({ error: "invalid_auth" });
  const response = await fetch(`${slack.apiUrl}auth.test`, { method: "POST" });
  expect(await response.json()).toEqual({ ok: false, error: "not_authed" });
  expect(
    await refusal("chat.postMessage", { channel: CHANNEL, text: "x" }, slack.appToken),
  ).toMatchObject({ error: "not_allowed_token_type" });
});

test("a scope that was not granted is named", async () => {
  const poor = await startLocalSlack({
    workspace: {
      people: [{ id: ADA, name: "ada", realName: "Ada", email: "ada@acme.example" }],
      channels: [{ id: "C0ONE00001", name: "one", members: [ADA], isPrivate: true }],
      bot: { scopes: ["channels:history", "users:read"] },
    },
  });
  try {
    const client = connectClient(poor);
    const posting = client.chat.postMessage({ channel: "C0ONE00001", text: "x" });
    await expect(posting).rejects.toMatchObject({
      data: {
        error: "missing_scope",
        needed: "chat:write",
        provided: "channels:history,users:read",
      },
    });
    await expect(client.conversations.history({ channel: "C0ONE00001" })).rejects.toMatchObject({
      data: { error: "missing_scope", needed: "groups:history" },
    });
    const { user, response_metadata } = await client.users.info({ user: ADA });
    expect(user?.profile?.email).toBeUndefined();
    expect(response_metadata?.scopes).toEqual(["channels:history", "users:read"]);
  } finally {
    await poor.close();
  }
});

test("arguments come as form, JSON or query, and other bodies are refused", async () => {
  const authorization = `Bearer ${slack.botToken}`;
  const call = async (path: string, init: RequestInit) =>
    (await fetch(`${slack.apiUrl}${path}`, init)).json();
  const info = { ok: true, user: { id: ADA } };
  expect(await call(`users.info?user=${ADA}`, { headers: { authorization } })).toMatchObject(info);
  const inForm = new URLSearchParams({ user: ADA, token: slack.botToken });
  expect(await call("users.info", { method: "POST", body: inForm })).toMatchObject(info);
  const json = (body: string) => ({
    method: "POST",
    headers: { authorization, "content-type": "application/json; charset=utf-8" },
    body,
  });
  expect(await call("users.info", json(JSON.stringify({ user: ADA })))).toMatchObject(info);
  expect(await call("users.info", json("{"))).toEqual({ ok: false, error: "invalid_json" });
  const text = {
    method: "POST",
    headers: { authorization, "content-type": "text/plain" },
    body: "x",
  };
  expect(await call("users.info", text)).toEqual({ ok: false, error: "invalid_post_type" });
  expect(JSON.stringify(slack.calls())).not.toContain(slack.botToken);
});
