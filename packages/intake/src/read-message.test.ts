import { expect, test } from "vitest";
import { readMessage } from "./read-message.ts";
import { MessageEvent } from "./schema.ts";

const us = { team: "T1", botUserId: "UBOT" };
const event = (fields: object) =>
  MessageEvent.parse({ type: "message", channel: "C1", user: "U1", ts: "100.000100", ...fields });

test("both events of one mention read as the same message", () => {
  const text = "<@UBOT> why is payments-api failing?";
  const asMention = readMessage(event({ type: "app_mention", text }), us);
  const asMessage = readMessage(event({ channel_type: "channel", text }), us);

  expect(asMention).toEqual(asMessage);
  expect(asMention).toMatchObject({
    kind: "message",
    id: "C1:100.000100",
    via: "mention",
    inThread: false,
    text: "why is payments-api failing?",
    thread: { team: "T1", channel: "C1", threadTs: "100.000100" },
  });
});

test("a reply belongs to the thread of its root", () => {
  const reply = readMessage(event({ thread_ts: "90.000000", text: "current failure" }), us);

  expect(reply).toMatchObject({
    via: "reply",
    inThread: true,
    thread: { threadTs: "90.000000" },
  });
});

test("a direct message needs no mention", () => {
  expect(readMessage(event({ channel_type: "im", text: "hi" }), us)).toMatchObject({
    via: "direct",
  });
});

test.each([
  ["an edit", { subtype: "message_changed" }],
  ["a join", { subtype: "channel_join" }],
  ["another bot", { bot_id: "B9", text: "<@UBOT> hello" }],
  ["our own words", { user: "UBOT", text: "hello", thread_ts: "1.0" }],
  ["talk outside threads", { text: "lunch?" }],
  ["a reply to somebody else", { thread_ts: "90.0", text: "<@U2> can you look?" }],
  ["a message without author", { user: undefined, text: "<@UBOT>" }],
])("%s is not for us", (_, fields) => {
  expect(readMessage(event(fields), us)).toMatchObject({ kind: "ignored" });
});

test("a file with words is somebody saying something", () => {
  const shared = event({ subtype: "file_share", text: "<@UBOT> see log" });

  expect(readMessage(shared, us)).toMatchObject({ kind: "message", text: "see log" });
});
