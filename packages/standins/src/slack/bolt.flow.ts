import type { App } from "@slack/bolt";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { LocalSlack } from "./local-slack.ts";
import type { Message } from "./schema.ts";
import { startLocalSlack } from "./start-local-slack.ts";
import { startBolt } from "./testing/connect.ts";
import { eventually } from "./testing/eventually.ts";

const channel = "C0PAYMENTS";
const user = "U0ADA00001";

let slack: LocalSlack;
let app: App | undefined;

beforeEach(async () => {
  slack = await startLocalSlack({ ackTimeoutMs: 500, retryDelaysMs: [0, 0] });
});
afterEach(async () => {
  await app?.stop();
  app = undefined;
  await slack.close();
});

async function start(register: (app: App) => void): Promise<void> {
  app = await startBolt(slack, register, { clientPingTimeout: 300 });
}

const ask = (text: string) => slack.say({ channel, user, text: `<@${slack.bot.userId}> ${text}` });

const card = (label: string) => [
  {
    type: "actions" as const,
    elements: [
      {
        type: "button" as const,
        text: { type: "plain_text" as const, text: label },
        action_id: "sync",
        value: "payments-api",
      },
    ],
  },
];

async function reply(ts: string): Promise<Message> {
  await eventually(() => slack.thread(channel, ts).length).toBe(2);
  return slack.thread(channel, ts)[1] as Message;
}

test("a mention is heard as mention and message, and answered in its thread", async () => {
  const heard: string[] = [];
  await start((bolt) => {
    bolt.event("app_mention", async ({ event, body, say, client }) => {
      heard.push(`${event.type} ${event.ts} ${body.event_id}`);
      const { ts = "" } = await say({ text: "looking…", thread_ts: event.ts });
      await client.chat.update({ channel: event.channel, ts, text: "done", blocks: card("Sync") });
    });
    // Bolt takes what its bot said for its own, but not the change of it.
    bolt.event("message", async ({ event, body }) => {
      heard.push(`${event.subtype ?? event.type} ${event.ts} ${body.event_id}`);
    });
  });
  const { ts } = ask("why is payments-api failing?");
  await eventually(() => slack.thread(channel, ts).at(-1)?.text).toBe("done");
  expect(await reply(ts)).toMatchObject({ thread_ts: ts, blocks: card("Sync") });
  await eventually(() => heard.length).toBe(3);
  expect(heard.toSorted()).toEqual([
    expect.stringContaining(`app_mention ${ts} Ev`),
    expect.stringContaining(`message ${ts} Ev`),
    expect.stringContaining("message_changed "),
  ]);
  expect(new Set(heard.map((line) => line.split(" ")[2])).size).toBe(3);
});

test("the app's own words come back to it as its own, and are not taken for a person's", async () => {
  const heard: (string | undefined)[] = [];
  const delivered: unknown[] = [];
  await start((bolt) => {
    // Raw deliveries, before Bolt leaves out what its own bot said.
    const process = bolt.processEvent.bind(bolt);
    bolt.processEvent = async (event) => {
      delivered.push((event.body as { event?: unknown }).event);
      return process(event);
    };
    bolt.message(async ({ message, say }) => {
      heard.push("text" in message ? message.text : undefined);
      await say("I heard you");
    });
  });
  slack.say({ channel, user, text: "hello" });
  await eventually(() => delivered.length).toBe(2);
  expect(delivered[1]).toMatchObject({
    type: "message",
    text: "I heard you",
    user: slack.bot.userId,
    bot_id: slack.bot.botId,
  });
  slack.say({ channel, user, text: "again" });
  await eventually(() => heard).toEqual(["hello", "again"]);
});

test("a click carries its message and is answered through the response URL", async () => {
  const clicks: unknown[] = [];
  await start((bolt) => {
    bolt.event("app_mention", async ({ event, say }) => {
      await say({ text: "sync?", thread_ts: event.ts, blocks: card("Sync") });
    });
    bolt.action("sync", async ({ ack, body, respond }) => {
      clicks.push(body);
      await ack();
      await respond({ replace_original: true, text: "synced", blocks: [] });
      await respond({ response_type: "ephemeral", text: "only you" });
      await respond({ response_type: "in_channel", text: "all of you", thread_ts: asked.ts });
      await respond({ delete_original: true });
    });
  });
  const asked = ask("sync");
  const { ts } = await reply(asked.ts);
  const changes: string[] = [];
  slack.onChange(({ kind }) => changes.push(kind));
  const click = await slack.click({ channel, ts, user, actionId: "sync" });
  expect(click).toEqual({ acked: true, actionTs: expect.stringMatching(/^\d+\.\d+$/) });
  await eventually(() => changes).toEqual(["updated", "ephemeral", "posted", "deleted"]);
  expect(slack.ephemerals(channel, user)).toMatchObject([{ text: "only you" }]);
  expect(slack.thread(channel, asked.ts).map(({ text }) => text)).toEqual([
    asked.text,
    "all of you",
  ]);
  expect(clicks).toMatchObject([
    {
      type: "block_actions",
      user: { id: user, username: "ada", name: "ada", team_id: slack.team.id },
      api_app_id: slack.bot.appId,
      container: {
        type: "message",
        message_ts: ts,
        channel_id: channel,
        is_ephemeral: false,
        thread_ts: asked.ts,
      },
      trigger_id: expect.stringMatching(/^\d+\.\d+\.\w+$/),
      team: { id: slack.team.id, domain: "acme" },
      channel: { id: channel, name: "payments-support" },
      message: { ts, thread_ts: asked.ts, bot_id: slack.bot.botId, text: "sync?" },
      state: { values: {} },
      response_url: expect.stringContaining(slack.url),
      actions: [
        {
          type: "button",
          action_id: "sync",
          block_id: expect.stringMatching(/.+/),
          value: "payments-api",
          text: { type: "plain_text", text: "Sync" },
          action_ts: click.actionTs,
        },
      ],
    },
  ]);
});

test("a button that only one person sees can be pressed, and its message replaced", async () => {
  const clicks: { message?: unknown; container?: unknown }[] = [];
  await start((bolt) => {
    bolt.event("app_mention", async ({ event, client }) => {
      const whisper = { channel: event.channel, user, thread_ts: event.ts, text: "sync?" };
      await client.chat.postEphemeral({ ...whisper, blocks: card("Sync") });
    });
    bolt.action("sync", async ({ ack, body, respond }) => {
      clicks.push(body as (typeof clicks)[number]);
      await ack();
      await respond({ replace_original: true, text: "synced" });
    });
  });
  const asked = ask("sync");
  await eventually(() => slack.ephemerals(channel, user).length).toBe(1);
  const { ts = "" } = slack.ephemerals(channel, user)[0] ?? {};
  await slack.click({ channel, ts, user, actionId: "sync", value: "payments-api" });
  await eventually(() => slack.ephemerals(channel, user)[0]?.text).toBe("synced");
  expect(slack.ephemerals(channel, user)).toHaveLength(1);
  expect(clicks[0]?.container).toMatchObject({ is_ephemeral: true, thread_ts: asked.ts });
  expect(clicks[0]).not.toHaveProperty("message");
  await expect(slack.click({ channel, ts, user: "U0IVO00002", actionId: "sync" })).rejects.toThrow(
    `sees no ${ts}`,
  );
});

test("an action that nobody listens to is not acked", async () => {
  await start((bolt) => {
    bolt.event("app_mention", async ({ event, say }) => {
      await say({ text: "sync?", thread_ts: event.ts, blocks: card("Sync") });
    });
  });
  const { ts } = await reply(ask("sync").ts);
  expect(await slack.click({ channel, ts, user, actionId: "sync" })).toMatchObject({
    acked: false,
  });
});

test("an event whose ack got lost comes again, told as a retry", async () => {
  const heard: unknown[] = [];
  await start((bolt) => {
    bolt.message(async ({ body, context }) => {
      heard.push([body.event_id, context.retryNum, context.retryReason]);
    });
  });
  slack.delivery.dropAcks(1);
  slack.say({ channel, user, text: "hi" });
  await eventually(() => heard.length).toBe(2);
  const [first, second] = heard as [unknown[], unknown[]];
  expect(second[0]).toBe(first[0]);
  expect(second.slice(1)).toEqual([1, "timeout"]);
});

test.each(["disconnect", "cut"] as const)(
  "the app comes back after a %s, and hears what was said meanwhile",
  async (how) => {
    const heard: (string | undefined)[] = [];
    await start((bolt) => {
      bolt.message(async ({ message }) => {
        heard.push("text" in message ? message.text : undefined);
      });
    });
    if (how === "disconnect") slack.disconnect("warning");
    else slack.cut();
    slack.say({ channel, user, text: "anybody?" });
    expect(slack.connections()).toBe(0);
    await slack.connected();
    await eventually(() => heard).toEqual(["anybody?"]);
    expect(slack.calls().filter(({ method }) => method === "apps.connections.open")).toHaveLength(
      2,
    );
  },
);

test("edits and deletions of people's messages are told", async () => {
  const heard: unknown[] = [];
  await start((bolt) => {
    bolt.event("message", async ({ event }) => {
      heard.push(event);
    });
  });
  const { ts } = slack.say({ channel, user, text: "frist" });
  slack.edit({ channel, ts, user, text: "first" });
  slack.remove({ channel, ts, user });
  await eventually(() => heard.length).toBe(3);
  expect(heard.slice(1)).toMatchObject([
    {
      subtype: "message_changed",
      hidden: true,
      message: { ts, text: "first", edited: { user } },
      previous_message: { ts, text: "frist" },
    },
    { subtype: "message_deleted", deleted_ts: ts, previous_message: { text: "first" } },
  ]);
});

test("direct messages bring no mention, and channels without the bot bring nothing", async () => {
  const heard: string[] = [];
  await start((bolt) => {
    bolt.event("app_mention", async ({ event }) => {
      heard.push(`mention ${event.channel}`);
    });
    bolt.event("message", async ({ event }) => {
      heard.push(`${event.channel_type} ${event.channel}`);
    });
  });
  const direct = slack.openDirect(user);
  slack.say({ channel: "random", user, text: `<@${slack.bot.userId}> are you here?` });
  slack.say({ channel: direct, user, text: `<@${slack.bot.userId}> hi` });
  slack.say({ channel: "oncall", user, text: "hi" });
  await eventually(() => heard.length).toBe(2);
  expect(heard).toEqual([`im ${direct}`, "group C0ONCALL01"]);
});
