import { expect, test } from "vitest";
import { renderFirstLook } from "../render/render-first-look.ts";
import { diagnosed, NOW } from "../testing/samples.ts";
import { redactMessage } from "./redact-message.ts";

const look = renderFirstLook(diagnosed(), { now: NOW });

test("every text is redacted, and what blocks are stays as it is", () => {
  const { text, blocks } = redactMessage(look, () => "[redacted]");

  expect(text).toBe("[redacted]");
  expect(blocks).toMatchObject([
    { type: "section", expand: true, text: { type: "mrkdwn", text: "[redacted]", verbatim: true } },
    {
      type: "actions",
      elements: [
        { action_id: "show_evidence", value: "[redacted]" },
        { action_id: "show_tree", value: "[redacted]" },
      ],
    },
    { type: "context", elements: [{ type: "mrkdwn", text: "[redacted]" }] },
  ]);
});

test("a message without secrets goes as it came", () => {
  expect(redactMessage(look, (text) => text)).toEqual(look);
});
