import { expect, test } from "vitest";
import { randomMarkdown, seeded } from "./random-markdown.ts";
import { splitMarkdown } from "./split-markdown.ts";

const HEAD = /\| pod \| state \|\n\|---\|---\|/g;
/** What is said, without what a cut adds: fences closed and opened again, a table's head repeated. */
const said = (markdown: string) =>
  markdown
    .replace(HEAD, "")
    .replace(/^(?:```(?:yaml)?|~~~~)$/gm, "")
    .replace(/\s+/g, "");

test("paragraphs that fit together stay together", () => {
  expect(splitMarkdown("one\n\ntwo\n\nthree", 100)).toEqual(["one\n\ntwo\n\nthree"]);
  expect(splitMarkdown(`${"a".repeat(40)}\n\n${"b".repeat(40)}`, 60)).toHaveLength(2);
});

test("a fence that does not fit is closed, and opened again with its language", () => {
  const parts = splitMarkdown(`\`\`\`yaml\n${"key: value\n".repeat(12)}\`\`\``, 70);

  expect(parts.length).toBeGreaterThan(1);
  for (const part of parts) expect(part).toMatch(/^```yaml\n(key: value\n)+```$/);
});

test("a blank line within a fence is part of it, and so is a shorter fence", () => {
  const fence = "````\n```\na\n\nb\n```\n````";

  expect(splitMarkdown(`x\n\n${fence}\n\ny`, fence.length)).toEqual(["x", fence, "y"]);
});

test("a fence that nobody closes is closed", () => {
  expect(splitMarkdown("```\ncode", 100)).toEqual(["```\ncode\n```"]);
});

test("a table is cut between rows, each part with its head; a list between items", () => {
  const table = `| a | b |\n|---|---|\n${"| 1 | 2 |\n".repeat(10)}`.trim();
  const list = `${"- an item of a list\n".repeat(6)}`.trim();

  for (const part of splitMarkdown(table, 60)) {
    expect(part).toMatch(/^\| a \| b \|\n\|---\|---\|\n(\| 1 \| 2 \|\n?)+$/);
  }
  for (const part of splitMarkdown(list, 45)) expect(part).toMatch(/^(- an item of a list\n?)+$/);
  const fitting = splitMarkdown(`${"x".repeat(50)}\n\n${table}\n\n${"y".repeat(50)}`, table.length);
  expect(fitting[1]).toBe(table);
});

test("a paragraph without a pause is cut anywhere but within a character", () => {
  const parts = splitMarkdown("🔥".repeat(100), 41);

  expect(parts.join("")).toBe("🔥".repeat(100));
  expect(parts.every((part) => part.length <= 41 && !/\p{Cs}/u.test(part))).toBe(true);
});

test.each(Array.from({ length: 60 }, (_, seed) => seed))(
  "of any markdown nothing is lost, and every part is whole (%i)",
  (seed) => {
    const random = seeded(seed);
    const markdown = randomMarkdown(random, 12);
    const max = 120 + Math.floor(random() * 3_000);

    const parts = splitMarkdown(markdown, max);

    expect(said(parts.join("\n"))).toBe(said(markdown));
    for (const part of parts) {
      expect(part.length).toBeLessThanOrEqual(max);
      expect((part.match(/^```(?:yaml)?$/gm) ?? []).length % 2).toBe(0);
      expect((part.match(/^~~~~$/gm) ?? []).length % 2).toBe(0);
    }
  },
);
