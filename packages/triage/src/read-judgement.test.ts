import { expect, test } from "vitest";
import { judgedPaste } from "./read-judgement.ts";

const line = "2026-11-21 08:12:01 WARN redis: option retry_on_timeout is deprecated";
const said = (kind: "person" | "bot" | "lynceus", text: string) => ({
  ts: "90.0",
  author: { kind, id: "X", name: "X" } as const,
  text,
});

test.each([
  `is this critical?\n${line}`,
  `IS THIS BAD???\n\`\`\`${line}\`\`\``,
  `${line}\nshould I worry?`,
  `seeing this in cache-warmer, not sure if critical:\n${line}`,
  `can we ignore that?\n> ${line}`.replace("> ", ""),
])("%j wants its lines judged", (text) => {
  expect(judgedPaste({ text, context: [] })?.telling).toContain("retry_on_timeout");
});

test("«is this critical?» is about what was pasted in the thread last, not about what we said", () => {
  const context = [
    said("person", "ERROR old one"),
    said("bot", line),
    said("person", "hm"),
    said("lynceus", "ERROR ours"),
  ];

  expect(judgedPaste({ text: "is this critical?", context })?.telling).toBe(line);
});

test.each([
  `why is payments-api failing?\n${line}`,
  "is this critical?",
  "bank-link logs a tls warning, is this critical?",
  `this is bad\n${line}`,
])("%j does not", (text) => {
  expect(judgedPaste({ text, context: [] })).toBeUndefined();
});
