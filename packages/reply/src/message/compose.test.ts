import { expect, test } from "vitest";
import { compose } from "./compose.ts";
import type { Button, Part } from "./part.ts";

const button = (fields: Partial<Button> = {}): Button => ({
  label: "Show",
  actionId: "show_evidence",
  value: "1",
  ...fields,
});

test("parts become one section until a button or the footer, and the same lines in the fallback", () => {
  const parts: readonly Part[] = [
    { kind: "verdict", line: "a: `b` fails." },
    { kind: "bullet", line: "one" },
    { kind: "line", lead: "Do:", line: "two" },
    { kind: "item", number: 1, heading: "Three", line: "· `5.2.0`" },
    { kind: "buttons", buttons: [button()] },
    { kind: "footer", line: [{ url: "https://argocd.example/a", label: "Argo CD" }, " · end"] },
  ];

  const { text, blocks } = compose(parts);

  expect(text).toBe(
    "a: `b` fails.\n• one\nDo: two\n1 Three · `5.2.0`\nArgo CD: https://argocd.example/a · end",
  );
  expect(blocks).toMatchObject([
    { type: "section", text: { text: "*a: `b` fails.*\n• one\n*Do:* two\n*1 Three* · `5.2.0`" } },
    { type: "actions" },
    { type: "context", elements: [{ text: "<https://argocd.example/a|Argo CD ↗> · end" }] },
  ]);
});

test("an asterisk within code would end bold early, so such a line is not bold", () => {
  const { blocks } = compose([{ kind: "verdict", line: "no match for `*.acme.example`" }]);

  expect(blocks).toMatchObject([{ text: { text: "no match for `*.acme.example`" } }]);
});

test("choices stand in the fallback, where nothing can be pressed", () => {
  const buttons = [button({ label: "web · prod (Degraded)" })];

  expect(compose([{ kind: "choices", buttons }]).text).toBe("• web · prod (Degraded)");
});

test("a long message is spread over sections, and its fallback says that there is more", () => {
  const parts = Array.from(
    { length: 20 },
    (): Part => ({ kind: "line", line: "word ".repeat(110) }),
  );

  const { text, blocks } = compose(parts);

  expect(blocks).toHaveLength(4);
  expect(text.length).toBeLessThanOrEqual(3500);
  expect(text.endsWith("\n…")).toBe(true);
});

test("more blocks than Slack takes are left out", () => {
  const parts = Array.from({ length: 60 }, (): Part => ({ kind: "footer", line: "x" }));

  expect(compose(parts).blocks).toHaveLength(50);
});

test("a button that Slack would refuse is left out, and never the whole message", () => {
  const buttons = [button({ value: "x".repeat(2001) }), button({ actionId: "x".repeat(256) })];

  expect(
    compose([
      { kind: "line", line: "x" },
      { kind: "buttons", buttons },
    ]).blocks,
  ).toHaveLength(1);
});

test("nothing to say is said", () => {
  expect(compose([{ kind: "line", line: " \u200b" }])).toMatchObject({
    text: "There is nothing to show.",
    blocks: [{ type: "section" }],
  });
});
