import type { MessageEvent } from "@lynceus/intake";
import { acme, type LocalSlack, startLocalSlack } from "@lynceus/standins";
import { createLogger } from "@lynceus/telemetry";
import { webApi } from "@slack/bolt";
import { afterAll, beforeAll, expect, test } from "vitest";
import { catchUp } from "./catch-up.ts";

const [{ id: channel = "" } = {}] = acme.channels;
const [{ id: user = "" } = {}] = acme.people;
let slack: LocalSlack;
let client: webApi.WebClient;

beforeAll(async () => {
  slack = await startLocalSlack();
  client = new webApi.WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
  });
});
afterAll(() => slack.close());

const say = (text: string, threadTs?: string) =>
  slack.say({ channel, user, text, ...(threadTs === undefined ? {} : { threadTs }) }).ts;

/** The texts that are kept when a message arrives so much later than it was said. */
async function kept(ts: string, lateMs: number): Promise<readonly string[]> {
  const [root] = slack.thread(channel, ts);
  const event: MessageEvent = { type: "message", channel, user, ts, text: root?.text ?? "" };
  const us = { team: slack.team.id, botUserId: slack.bot.userId };
  const receivedAt = new Date(Number(ts) * 1000 + lateMs);
  const items: string[] = [];
  await catchUp(
    { event, receivedAt },
    {
      us,
      client,
      logger: createLogger({ name: "test", level: "silent" }),
      keep: async ({ payload, messageKey }) => {
        if (payload.kind === "message") items.push(`${payload.event.text} ${messageKey}`);
      },
    },
  );
  return items;
}

test("what was said after a late mention is kept, our own words are not", async () => {
  const ts = say(`<@${slack.bot.userId}> why?`);
  const first = say("it is the one in prod", ts);
  await client.chat.postMessage({ channel, thread_ts: ts, text: "our answer" });
  const second = say("since noon", ts);

  expect(await kept(ts, 60_000)).toEqual([
    `it is the one in prod ${channel}:${first}`,
    `since noon ${channel}:${second}`,
  ]);
});

test("after a mention that came in time nothing is read", async () => {
  const ts = say(`<@${slack.bot.userId}> why?`);
  say("it is the one in prod", ts);
  const before = slack.calls().length;

  expect(await kept(ts, 200)).toEqual([]);
  expect(slack.calls()).toHaveLength(before);
});

test("a thread that may not be read holds nothing up; trouble on the way does", async () => {
  const ts = say(`<@${slack.bot.userId}> why?`);
  slack.faults.add({ method: "conversations.replies", error: "missing_scope" });
  slack.faults.add({ method: "conversations.replies", status: 503 });

  expect(await kept(ts, 60_000)).toEqual([]);
  await expect(kept(ts, 60_000)).rejects.toThrow();
});
