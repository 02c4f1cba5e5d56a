import { expect, test } from "vitest";
import { fence } from "./fence.ts";

test("an excerpt stays verbatim, line breaks and indentation included", () => {
  const excerpt = "\n  at main (app.js:1)\n\tcaused by: a < b && `c`\n";

  expect(fence(excerpt, 200)).toEqual({
    block: "```\n  at main (app.js:1)\n  caused by: a &lt; b &amp;&amp; `c`\n```",
    leftOut: 0,
  });
});

test("an excerpt cannot end its own block", () => {
  expect(fence("a\n```\n<!channel>", 200).block).toBe("```\na\n'''\n&lt;!channel&gt;\n```");
});

test("a long excerpt is cut between words and counted", () => {
  const { block, leftOut } = fence("word ".repeat(100), 40);

  expect(block).toBe("```\nword word word word word word\n```");
  expect(leftOut).toBe(499 - 29);
});

test("an excerpt without white space is cut all the same", () => {
  const { block, leftOut } = fence("x".repeat(20_000), 100);

  expect(block.length).toBeLessThanOrEqual(100);
  expect(leftOut).toBe(20_000 - 92);
});
