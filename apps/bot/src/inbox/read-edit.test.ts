import { expect, test } from "vitest";
import { readEdit } from "./read-edit.ts";
import { toItem } from "./to-item.ts";

const us = { team: "T1", botUserId: "UBOT" };
const callback = (event: object) => ({
  type: "event_callback",
  event_id: "Ev9",
  is_ext_shared_channel: false,
  event: { type: "message", channel: "C1", ...event },
});
const changed = (message: object, before = "why?") =>
  callback({
    subtype: "message_changed",
    message: { type: "message", user: "U1", ts: "100.1", edited: { user: "U1" }, ...message },
    previous_message: { text: before },
  });

test("an edited question is the same message in its new form", () => {
  const edit = readEdit(changed({ text: "<@UBOT> why is web failing?" }));

  expect(edit).toMatchObject({ kind: "edited", messageKey: "C1:100.1" });
  const item = edit?.kind === "edited" ? toItem(edit.body, us) : undefined;
  expect(item).toMatchObject({
    messageKey: "C1:100.1",
    needsConversation: false,
    payload: { kind: "message", external: false, event: { text: "<@UBOT> why is web failing?" } },
  });
});

test("a deleted one is named by its key", () => {
  const deleted = callback({ subtype: "message_deleted", deleted_ts: "100.1" });

  expect(readEdit(deleted)).toEqual({ kind: "deleted", messageKey: "C1:100.1" });
});

test.each([
  ["a link that Slack unfurled", changed({ text: "see x", edited: undefined }, "see x")],
  ["what an app changes of its own", changed({ text: "resolved", bot_id: "B1" })],
  ["the same words", changed({ text: "why?" })],
  ["a message that was said", callback({ ts: "100.1", user: "U1", text: "why?" })],
  ["a click", { type: "block_actions" }],
])("%s is no edit", (_, body) => {
  expect(readEdit(body)).toBeUndefined();
});
