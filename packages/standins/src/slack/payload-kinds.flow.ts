import type { App } from "@slack/bolt";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { LocalSlack } from "./local-slack.ts";
import { startLocalSlack } from "./start-local-slack.ts";
import { startBolt } from "./testing/connect.ts";
import { eventually } from "./testing/eventually.ts";

/** Payloads that nothing in the workspace brings about reach Bolt all the same. */
let slack: LocalSlack;
let app: App;
const heard: string[] = [];

const events = [
  "agent_session_title_changed",
  "app_context_changed",
  "reaction_added",
  "link_shared",
] as const;

beforeAll(async () => {
  slack = await startLocalSlack({ ackTimeoutMs: 500 });
  app = await startBolt(slack, (bolt) => {
    for (const name of events) {
      bolt.event(name, async () => {
        heard.push(name);
      });
    }
    bolt.shortcut({ callback_id: "diagnose", type: "message_action" }, async ({ ack, respond }) => {
      await ack();
      await respond({ response_type: "ephemeral", text: "looking" }).catch(() => {
        heard.push("expired response URL");
      });
    });
  });
});
afterAll(async () => {
  await app.stop();
  await slack.close();
});

test.each(events)("the event %s is heard and acked", async (type) => {
  const event = { type, user: "U0ADA00001", channel: "C0PAYMENTS", event_ts: "1.2" };
  const item = { type: "message", channel: "C0PAYMENTS", ts: "1.2" };
  const more = { reaction: "eyes", item, context: { entities: [] }, links: [] };
  expect(await slack.announce({ ...event, ...more })).toMatchObject({ acked: true });
  await eventually(() => heard).toContain(type);
});

const about = () => ({
  team: { id: slack.team.id, domain: slack.team.domain },
  user: { id: "U0ADA00001", name: "ada", team_id: slack.team.id },
  api_app_id: slack.bot.appId,
  token: "x",
  trigger_id: "1.2.3",
});

test("a message shortcut is acked, and a response URL that never was is expired", async () => {
  const payload = {
    type: "message_action",
    callback_id: "diagnose",
    ...about(),
    message_ts: "1.2",
    message: { type: "message", user: "U0ADA00001", ts: "1.2", text: "x" },
    channel: { id: "C0PAYMENTS", name: "payments-support" },
    response_url: `${slack.url}/response/none`,
    action_ts: "1.3",
  };
  expect(await slack.interact({ type: "interactive", payload })).toMatchObject({ acked: true });
  await eventually(() => heard).toContain("expired response URL");
});
