import { expect, test } from "vitest";
import { fallbackText } from "./fallback-text.ts";

test("the text of all blocks, in reading order", () => {
  const plain = (text: string) => ({ type: "plain_text", text });
  expect(
    fallbackText([
      { type: "header", text: plain("Down") },
      { type: "divider" },
      { type: "section", fields: [plain("one"), plain("two")] },
      { type: "markdown", text: "**three**" },
    ]),
  ).toBe("Down one two **three**");
});
