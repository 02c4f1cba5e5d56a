import { afterAll, beforeAll, expect, test } from "vitest";
import type { LocalSlack } from "./local-slack.ts";
import { startLocalSlack } from "./start-local-slack.ts";
import { connectClient } from "./testing/connect.ts";

let slack: LocalSlack;
const channel = "#support";

beforeAll(async () => {
  const email = "x@acme.example";
  slack = await startLocalSlack({
    workspace: {
      people: [
        { id: "U1", name: "ada", realName: "Ada", email },
        { id: "U2", name: "alerts", realName: "Alerts", email: "", isBot: true },
        { id: "U3", name: "hank", realName: "Hank", email, teamId: "T0GLOBEX01" },
        { id: "U4", name: "kai", realName: "Kai", email },
      ],
      channels: [{ id: "C1", name: "support", members: ["U1", "U2", "U3"], isExtShared: true }],
    },
  });
});
afterAll(() => slack.close());

test("people, other bots and strangers leave their own marks on what they say", async () => {
  const client = connectClient(slack);
  const person = slack.say({ channel, user: "U1", text: "hi" });
  expect(person).toMatchObject({
    user: "U1",
    client_msg_id: expect.any(String),
    team: slack.team.id,
  });
  const bot = slack.say({ channel, user: "U2", text: "disk full" });
  expect(bot).toMatchObject({ user: "U2", bot_id: "B2" });
  expect(bot).not.toHaveProperty("client_msg_id");
  expect(slack.say({ channel, user: "U3", text: "hi" })).toMatchObject({ user_team: "T0GLOBEX01" });
  const { user: stranger } = await client.users.info({ user: "U3" });
  expect(stranger).toMatchObject({ is_stranger: true, team_id: "T0GLOBEX01" });
  expect(stranger?.profile).not.toHaveProperty("email");
  const { channel: info } = await client.conversations.info({ channel: "C1" });
  expect(info).toMatchObject({ is_ext_shared: true });
});

test.each<[string, () => unknown]>([
  ["There is no channel", () => slack.say({ channel: "nowhere", user: "U1", text: "x" })],
  ["There is nobody with the id U9", () => slack.say({ channel, user: "U9", text: "x" })],
  ["U4 is not in #support", () => slack.say({ channel, user: "U4", text: "x" })],
  ["There is no message 1.1", () => slack.say({ channel, user: "U1", text: "x", threadTs: "1.1" })],
  ["U1 has not said 1.1", () => slack.edit({ channel, user: "U1", ts: "1.1", text: "x" })],
])("what cannot be done in Slack throws: %s", (sentence, act) => {
  expect(act).toThrow(sentence);
});

test("people react, once each, and take it back", () => {
  const { ts } = slack.say({ channel, user: "U1", text: "fixed" });
  const reactions = () => slack.messages(channel).at(-1)?.reactions;
  slack.react({ channel, ts, user: "U1", name: "tada" });
  slack.react({ channel, ts, user: "U3", name: "tada" });
  slack.react({ channel, ts, user: "U3", name: "tada" });
  expect(reactions()).toEqual([{ name: "tada", users: ["U1", "U3"], count: 2 }]);
  slack.unreact({ channel, ts, user: "U1", name: "tada" });
  slack.unreact({ channel, ts, user: "U3", name: "tada" });
  expect(reactions()).toBeUndefined();
});
