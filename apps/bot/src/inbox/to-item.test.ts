import { expect, test } from "vitest";
import { toItem } from "./to-item.ts";

const us = { team: "T1", botUserId: "UBOT" };
const callback = (event: object, id = "Ev1") => ({
  type: "event_callback",
  event_id: id,
  team_id: "T1",
  event: { channel: "C1", user: "U1", ts: "100.000100", ...event },
});
const click = (fields: object = {}) => ({
  type: "block_actions",
  trigger_id: "1.2.3",
  user: { id: "U1" },
  channel: { id: "C1" },
  container: { message_ts: "101.000000", thread_ts: "100.000100" },
  actions: [{ action_id: "show_evidence", action_ts: "102.5", value: "{}" }],
  ...fields,
});

const command = {
  command: "/argocd",
  text: "status",
  user_id: "U1",
  channel_id: "C1",
  trigger_id: "1.2.3",
  response_url: "https://hooks.slack.com/commands/1",
};
const shortcut = {
  type: "message_action",
  callback_id: "diagnose",
  action_ts: "102.5",
  message_ts: "101.0",
  user: { id: "U1" },
  channel: { id: "C1" },
  message: { ts: "101.0", thread_ts: "100.0" },
};

test("the two announcements of one mention have one message key and two event ids", () => {
  const text = "<@UBOT> why?";
  const mention = toItem(callback({ type: "app_mention", text }, "Ev1"), us);
  const message = toItem(callback({ type: "message", text }, "Ev2"), us);

  expect(mention).toMatchObject({
    eventId: "Ev1",
    messageKey: "C1:100.000100",
    threadKey: "T1:C1:100.000100",
    needsConversation: false,
  });
  expect(message).toMatchObject({ eventId: "Ev2", messageKey: "C1:100.000100" });
});

test("a reply without a mention is ours only where we take part", () => {
  const reply = callback({ type: "message", thread_ts: "90.0", text: "current failure" });

  expect(toItem(reply, us)).toMatchObject({
    needsConversation: true,
    threadKey: "T1:C1:90.0",
  });
});

test("a click belongs to the thread of its message and to whoever clicked", () => {
  expect(toItem(click(), us)).toMatchObject({
    kind: "click",
    eventId: "C1:click:102.5:U1",
    threadKey: "T1:C1:100.000100",
  });
  expect(toItem(click({ container: { message_ts: "100.000100" } }), us)).toMatchObject({
    threadKey: "T1:C1:100.000100",
  });
});

test.each([
  ["an edit", callback({ type: "message", subtype: "message_changed" })],
  ["another event", { ...callback({}), event: { type: "reaction_added" } }],
  ["another app's command", { ...command, command: "/deploy" }],
  ["another app's shortcut", { ...shortcut, callback_id: "create_ticket" }],
  ["an app that says something", callback({ user: undefined, bot_id: "B1", type: "message" })],
  ["somebody else who joins", callback({ type: "member_joined_channel" })],
  ["nothing", undefined],
])("%s is none of ours", (_, body) => {
  expect(toItem(body, us)).toBeUndefined();
});

test("a command is an item of its own, and joins no thread", () => {
  expect(toItem(command, us)).toMatchObject({
    kind: "command",
    eventId: "command:1.2.3",
    threadKey: "T1:C1:command:1.2.3",
    joins: false,
  });
});

test("a message shortcut belongs to the thread of its message", () => {
  expect(toItem(shortcut, us)).toMatchObject({ threadKey: "T1:C1:100.0", joins: true });
});

test("an app is heard where its alerts are asked for, and when it speaks to us", () => {
  const alert = { type: "message", subtype: "bot_message", user: undefined, bot_id: "B1" };
  const alertsIn = (channel: string) => (channel === "C1" ? ["B1"] : []);
  const heard = (event: object) => toItem(callback({ ...alert, ...event }), { ...us, alertsIn });

  expect(heard({})).toMatchObject({ payload: { kind: "bot" }, joins: false });
  expect(heard({ channel: "C2" })).toBeUndefined();
  expect(heard({ thread_ts: "90.0" })).toBeUndefined();
  expect(heard({ channel: "C2", text: "<@UBOT> hi" })).toMatchObject({ payload: { kind: "bot" } });
  expect(heard({ user: "UBOT", text: "<@UBOT> hi" })).toBeUndefined();
});

test("what is clicked in a home belongs to its owner's direct message", () => {
  const view = { type: "home", private_metadata: "D1" };
  const actions = [{ action_id: "stop_investigation:1", action_ts: "102.5", value: "inv-1" }];
  const body = { type: "block_actions", user: { id: "U1" }, view, actions };

  expect(toItem(body, us)).toMatchObject({ threadKey: "T1:D1:home", joins: false });
});
