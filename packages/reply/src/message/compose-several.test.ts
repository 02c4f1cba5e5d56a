import { checkBlocks } from "@lynceus/standins";
import { expect, test } from "vitest";
import { investigationButton } from "../action/to-button.ts";
import { proseParts } from "../split/prose-parts.ts";
import { randomMarkdown, seeded } from "../split/random-markdown.ts";
import { findProblems } from "../testing/find-problems.ts";
import { composeSeveral } from "./compose-several.ts";
import type { Part } from "./part.ts";

const ending: readonly Part[] = [
  { kind: "buttons", buttons: [investigationButton("Show steps", "show_steps", "inv-1")] },
  { kind: "footer", line: "34 s" },
];
const parts = (text: string): readonly Part[] => [
  { kind: "verdict", line: "orders-api: broken." },
  ...proseParts(text, { kind: "line", lead: "Fix:" }),
  ...ending,
];
const letters = (text: string) =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replace(/[^\p{L}\p{N}<>&🔥]/gu, "");

test("what fits is one message, without a number", () => {
  const [only, ...more] = composeSeveral(parts("set it back."));

  expect(more).toEqual([]);
  expect(only.text).toBe("orders-api: broken.\nFix: set it back.\n34 s");
});

test("several are numbered, and the buttons stand on the last", () => {
  const messages = composeSeveral(parts("One sentence of some length. ".repeat(300)));
  const last = messages.length - 1;

  expect(messages.length).toBeGreaterThan(2);
  for (const [index, { text, blocks }] of messages.entries()) {
    expect(text.endsWith(`${index + 1} of ${messages.length}`)).toBe(true);
    expect(text).not.toContain("…");
    expect(blocks.some(({ type }) => type === "actions")).toBe(index === last);
  }
});

test("more than a thread bears is cut, and that is said", () => {
  const messages = composeSeveral(parts("One sentence of some length. ".repeat(3_000)));

  expect(messages).toHaveLength(6);
  expect(messages.at(-1)?.text).toContain("It goes on, but is too long for a thread.");
});

test.each(Array.from({ length: 40 }, (_, seed) => seed))(
  "of any markdown all is said, within Slack's limits and harmlessly (%i)",
  (seed) => {
    const markdown = randomMarkdown(seeded(seed), 4);
    const messages = composeSeveral(parts(markdown));

    for (const message of messages) {
      expect(findProblems(message)).toEqual([]);
      expect(checkBlocks(message.blocks)).toEqual([]);
    }
    if (messages.length === 6) return;
    const shown = messages.flatMap(({ text }) => text.replace(/\d of \d$/, "")).join("");
    const expected = `orders-api: broken.Fix:${markdown.replace(/^(```yaml|\s*(?:[-*+]|\d+[.)])\s+)/gm, "")}34 s`;
    const head = /podstate/g;
    expect(letters(shown).replace(head, "")).toBe(letters(expected).replace(head, ""));
  },
);
