import type { App } from "@slack/bolt";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { LocalSlack } from "../local-slack.ts";
import { startLocalSlack } from "../start-local-slack.ts";
import { connectClient, startBolt } from "../testing/connect.ts";
import { eventually } from "../testing/eventually.ts";

const channel = "C0PAYMENTS";
const user = "U0ADA00001";

let slack: LocalSlack;
let app: App | undefined;
let thread_ts: string;

beforeEach(async () => {
  slack = await startLocalSlack({ rateTiers: false, ackTimeoutMs: 500, streamLifetimeMs: 60_000 });
  thread_ts = slack.say({ channel, user, text: "why?" }).ts;
});
afterEach(async () => {
  await app?.stop();
  app = undefined;
  await slack.close();
});

const recipient = () => ({ recipient_team_id: slack.team.id, recipient_user_id: user });

test("the SDK's streamer is seen growing, with tasks and closing buttons", async () => {
  const seen: string[] = [];
  slack.onChange((change) => {
    if ("message" in change) seen.push(`${change.kind} ${change.message.text}`);
  });
  const streamer = connectClient(slack).chatStream({
    channel,
    thread_ts,
    ...recipient(),
    task_display_mode: "plan",
    buffer_size: 4,
  });
  await streamer.append({ markdown_text: "look" });
  await streamer.append({
    chunks: [{ type: "task_update", id: "t", title: "Read events", status: "in_progress" }],
  });
  await streamer.append({ markdown_text: "ing" });
  const feedback = { type: "divider" as const };
  const { message } = await streamer.stop({ blocks: [feedback] });
  expect(seen).toEqual(["posted look", "updated look", "updated looking"]);
  expect(message).toMatchObject({ text: "looking", streaming_state: "completed" });
  expect(slack.thread(channel, thread_ts)[1]?.blocks).toMatchObject([
    { type: "markdown", text: "look" },
    { type: "plan", tasks: [{ task_id: "t", status: "in_progress" }] },
    { type: "markdown", text: "ing" },
    { type: "divider" },
  ]);
});

test.each<[string, Record<string, unknown>]>([
  ["missing_recipient_team_id", { recipient_user_id: user }],
  ["missing_recipient_user_id", { recipient_team_id: "T0ACME0001" }],
  ["invalid_arguments", { recipient_team_id: "T0ACME0001", recipient_user_id: "B0LYNCEUS1" }],
  ["user_not_found", { recipient_team_id: "T0ACME0001", recipient_user_id: "U0NOBODY01" }],
  ["team_not_found", { recipient_team_id: "T0OTHER001", recipient_user_id: user }],
  ["invalid_arguments", { task_display_mode: "wide" }],
  [
    "thread_not_found",
    { thread_ts: "1700000000.000100", recipient_team_id: "T0ACME0001", recipient_user_id: user },
  ],
])("startStream answers %s %#", async (error, args) => {
  const starting = connectClient(slack).apiCall("chat.startStream", {
    channel,
    thread_ts,
    ...args,
  });
  await expect(starting).rejects.toMatchObject({ data: { error } });
});

test("a direct message needs no recipient", async () => {
  const direct = slack.openDirect(user);
  const root = slack.say({ channel: direct, user, text: "hi" });
  const client = connectClient(slack);
  const { ts } = await client.chat.startStream({ channel: direct, thread_ts: root.ts });
  expect(slack.thread(direct, root.ts).at(-1)).toMatchObject({ ts, text: "" });
});

test("a stream is not updated by other means, and a cut one takes nothing", async () => {
  const client = connectClient(slack);
  const { ts = "" } = await client.chat.startStream({ channel, thread_ts, ...recipient() });
  const refused = (error: string) => ({ data: { error } });
  await expect(client.chat.update({ channel, ts, text: "x" })).rejects.toMatchObject(
    refused("streaming_state_conflict"),
  );
  await expect(client.chat.appendStream({ channel, ts })).rejects.toMatchObject(refused("no_text"));
  slack.cutStreams();
  await expect(client.chat.appendStream({ channel, ts, markdown_text: "x" })).rejects.toMatchObject(
    refused("message_not_in_streaming_state"),
  );
  await client.chat.update({ channel, ts, text: "the rest" });
  expect(slack.thread(channel, thread_ts)[1]?.text).toBe("the rest");
  await expect(
    client.chat.appendStream({ channel, ts: thread_ts, markdown_text: "x" }),
  ).rejects.toMatchObject(refused("message_not_owned_by_app"));
});

test("Stop reaches the app, and ends what is streamed", async () => {
  const heard: unknown[] = [];
  app = await startBolt(slack, (bolt) => {
    bolt.event("agent_session_stopped", async ({ event, client }) => {
      heard.push(event);
      const { channel: channel_id, thread_ts: thread } = event;
      await client.agents.sessions.setStatus({ channel_id, thread_ts: thread, status: "active" });
    });
  });
  const client = connectClient(slack);
  const { ts = "" } = await client.chat.startStream({
    channel,
    thread_ts,
    ...recipient(),
    markdown_text: "so far",
  });
  await expect(slack.stop({ channel, threadTs: thread_ts, user })).rejects.toThrow("processed");
  const sessions: unknown[] = [];
  slack.onChange((change) => {
    if (change.kind === "session") sessions.push(change.status);
  });
  const set = await client.agents.sessions.setStatus({
    channel_id: channel,
    thread_ts,
    status: "processing",
    title: "payments-api",
  });
  expect(set).toMatchObject({ agent_status: "processing", title: "payments-api" });
  expect(set.warning).toBeUndefined();
  expect(await slack.stop({ channel, threadTs: thread_ts, user })).toEqual({ acked: true });
  await eventually(() => heard).toMatchObject([
    { channel, user, thread_ts, streaming_message_ts: [ts] },
  ]);
  await expect(client.chat.appendStream({ channel, ts, markdown_text: "x" })).rejects.toMatchObject(
    { data: { error: "stopped_by_user" } },
  );
  await eventually(() => sessions).toEqual(["processing", "active"]);
});

test("stopping can settle the session, and only a session there is can be renamed", async () => {
  const client = connectClient(slack);
  const thread = { channel_id: channel, thread_ts };
  await expect(client.agents.sessions.rename({ ...thread, title: "x" })).rejects.toMatchObject({
    data: { error: "session_not_found" },
  });
  const streamer = client.chatStream({ channel, thread_ts, ...recipient() });
  await streamer.append({ markdown_text: "x" });
  await streamer.stop({ session_status: "closed" });
  expect(await client.agents.sessions.rename({ ...thread, title: "new" })).toMatchObject({
    title: "new",
  });
  await expect(
    client.agents.sessions.setStatus({ ...thread, status: "busy" }),
  ).rejects.toMatchObject({ data: { error: "invalid_arguments" } });
});

test("prompts, a title and what is shown while loading are told", async () => {
  const changes: unknown[] = [];
  slack.onChange((change) => changes.push(change));
  const client = connectClient(slack);
  const thread = { channel_id: channel, thread_ts };
  const prompts = [{ title: "Degraded", message: "What is degraded?" }] as const;
  const { threads } = client.assistant;
  await threads.setStatus({ ...thread, status: "is looking", loading_messages: ["reading"] });
  await threads.setSuggestedPrompts({ ...thread, prompts: [...prompts] });
  await threads.setTitle({ ...thread, title: "payments-api" });
  expect(changes).toMatchObject([
    { kind: "status", status: "is looking", loadingMessages: ["reading"] },
    { kind: "prompts", threadTs: thread_ts, prompts },
    { kind: "title", title: "payments-api" },
  ]);
  const five = Array.from({ length: 5 }, () => prompts[0]);
  const refused = { data: { error: "invalid_arguments" } };
  await expect(threads.setSuggestedPrompts({ ...thread, prompts: five })).rejects.toMatchObject(
    refused,
  );
  const eleven = Array.from({ length: 11 }, () => "x");
  await expect(
    threads.setStatus({ ...thread, status: "x", loading_messages: eleven }),
  ).rejects.toMatchObject(refused);
});
