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
  ["another app's button", click({ actions: [{ action_id: "other", action_ts: "1" }] })],
  ["a slash command", { command: "/argocd", text: "status" }],
  ["nothing", undefined],
])("%s is none of ours", (_, body) => {
  expect(toItem(body, us)).toBeUndefined();
});
