import type { App } from "@slack/bolt";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { LocalSlack } from "./local-slack.ts";
import { startLocalSlack } from "./start-local-slack.ts";
import { startBolt } from "./testing/connect.ts";
import { eventually } from "./testing/eventually.ts";

/** Payloads that nothing in the workspace brings about yet reach Bolt all the same, and its answers come back. */
let slack: LocalSlack;
let app: App;
const heard: string[] = [];

const events = [
  "app_home_opened",
  "agent_session_stopped",
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
    bolt.command("/argocd", async ({ ack, command }) => {
      await ack({ response_type: "ephemeral", text: `working on ${command.text}` });
    });
    bolt.view("v1", async ({ ack }) => {
      await ack({ response_action: "errors", errors: { b1: "bad" } });
    });
    bolt.options("app", async ({ ack }) => {
      await ack({ options: [{ text: { type: "plain_text", text: "a" }, value: "a" }] });
    });
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
  const event = { type, user: "U0ADA00001", channel: "C0PAYMENTS", event_ts: "1.2", tab: "home" };
  const item = { type: "message", channel: "C0PAYMENTS", ts: "1.2" };
  const more = { reaction: "eyes", item, context: { entities: [] }, thread_ts: "1.1", links: [] };
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

test("a slash command is answered with its ack", async () => {
  const payload = {
    token: "x",
    team_id: slack.team.id,
    team_domain: slack.team.domain,
    channel_id: "C0PAYMENTS",
    channel_name: "payments-support",
    user_id: "U0ADA00001",
    user_name: "ada",
    command: "/argocd",
    text: "status",
    api_app_id: slack.bot.appId,
    is_enterprise_install: "false",
    response_url: `${slack.url}/response/none`,
    trigger_id: "1.2.3",
  };
  const answer = await slack.interact({ type: "slash_commands", payload, acceptsResponse: true });
  const response = { response_type: "ephemeral", text: "working on status" };
  expect(answer).toEqual({ acked: true, response });
});

test("a view submission is answered with its errors", async () => {
  const view = { id: "V1", type: "modal", callback_id: "v1", blocks: [], state: { values: {} } };
  const payload = { type: "view_submission", ...about(), view, response_urls: [] };
  expect(await slack.interact({ type: "interactive", payload, acceptsResponse: true })).toEqual({
    acked: true,
    response: { response_action: "errors", errors: { b1: "bad" } },
  });
});

test("an external select is answered with options", async () => {
  const asked = { action_id: "app", block_id: "b", value: "pay", container: { type: "view" } };
  const payload = { type: "block_suggestion", ...about(), ...asked };
  expect(await slack.interact({ type: "interactive", payload, acceptsResponse: true })).toEqual({
    acked: true,
    response: { options: [{ text: { type: "plain_text", text: "a" }, value: "a" }] },
  });
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
