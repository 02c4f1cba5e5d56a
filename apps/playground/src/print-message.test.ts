import { expect, test } from "vitest";
import { messageLines } from "./print-message.ts";

const marked = (style: string, text: string) => `<${style}>${text}</${style}>`;

test("a message reads as Slack shows it: bold, links, dates, buttons", () => {
  const blocks = [
    { type: "section", text: { type: "mrkdwn", text: "*payments-api · prod:* a &lt; b" } },
    {
      type: "section",
      text: { type: "mrkdwn", text: "came <!date^1^{ago}|6 min ago>\n2 * 3 * 4" },
    },
    { type: "context", elements: [{ type: "mrkdwn", text: "<https://argocd/x|Argo CD ↗>" }] },
    {
      type: "actions",
      elements: [
        { type: "button", text: { type: "plain_text", text: "1 The new revision" } },
        { type: "button", text: { type: "plain_text", text: "Both" } },
      ],
    },
  ];

  expect(messageLines({ text: "fallback", blocks }, marked)).toEqual([
    "<bold>payments-api · prod:</bold> a < b",
    "came 6 min ago",
    "2 * 3 * 4",
    "<dim>Argo CD ↗ https://argocd/x</dim>",
    "<cyan>[1 The new revision]</cyan> <cyan>[Both]</cyan>",
  ]);
});

test("a streamed message is its words, and a line for each step", () => {
  const output = { elements: [{ elements: [{ type: "text", text: "5 lines" }] }] };
  const tasks = [
    { title: "The log", status: "complete", output },
    { title: "Its events", status: "error" },
    { title: "What changed", status: "in_progress" },
  ];
  const blocks = [
    { type: "markdown", text: "Investigating web · prod" },
    { type: "plan", title: "Investigating web · prod", tasks },
  ];

  expect(messageLines({ blocks }, marked)).toEqual([
    "Investigating web · prod",
    "✓ The log – 5 lines",
    "✗ Its events",
    "… What changed",
  ]);
});

test("a message without blocks is its text", () => {
  expect(messageLines({ text: "one\ntwo" }, marked)).toEqual(["one", "two"]);
});
