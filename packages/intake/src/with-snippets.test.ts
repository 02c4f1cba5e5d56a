import { expect, test } from "vitest";
import { readMessage } from "./read-message.ts";
import { readThread } from "./read-thread.ts";
import { MessageEvent, SlackMessage } from "./schema.ts";

const files = [
  { id: "F1", mode: "snippet", preview: "ERROR a &lt;b&gt;\nat x.Y(Z.java:1)" },
  { id: "F2", mode: "hosted", mimetype: "image/png" },
];

test("a snippet is read with the message it came with", () => {
  const fields = { type: "message", subtype: "file_share", channel: "C1", user: "U1", ts: "1.0" };
  const text = "<@UBOT> is this critical?";
  const event = MessageEvent.parse({ ...fields, text, files });

  const message = readMessage(event, { team: "T1", botUserId: "UBOT" });

  expect(message).toMatchObject({
    text: "is this critical?\n```\nERROR a <b>\nat x.Y(Z.java:1)\n```",
  });
});

test("a snippet in the thread is context", () => {
  const message = SlackMessage.parse({ ts: "1.0", user: "U1", files });
  const reader = { botUserId: "UBOT", before: "2.0", nameOf: () => undefined };

  expect(readThread([message], reader)[0]?.text).toContain("ERROR a <b>");
});
