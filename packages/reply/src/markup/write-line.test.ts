import { expect, test } from "vitest";
import { writeLine } from "./write-line.ts";

const now = new Date("2026-11-21T07:21:00Z");
const at = "2026-11-21T07:15:00Z";
const blocks = { surface: "blocks", now, max: 300 } as const;
const text = { surface: "text", now, max: 300 } as const;

test("a moment is worded by the reader's Slack, and in words in the fallback", () => {
  const line = ["began ", { at, show: "ago" }, " <!here>"] as const;

  expect(writeLine(line, blocks)).toBe("began <!date^1795245300^{ago}|6 min ago> &lt;!here&gt;");
  expect(writeLine(line, text)).toBe("began 6 min ago &lt;!here&gt;");
});

test("an exact moment names seconds and, without Slack, its zone", () => {
  const line = [{ at, show: "exact" }] as const;

  expect(writeLine(line, blocks)).toBe(
    "<!date^1795245300^{date_short_pretty} {time_secs}|2026-11-21 07:15:00 UTC>",
  );
  expect(writeLine(line, text)).toBe("2026-11-21 07:15:00 UTC");
});

test("a moment that is none does not break the message", () => {
  expect(writeLine([{ at: "never", show: "ago" }], blocks)).toBe("at an unknown time");
});

test("a link cannot be broken out of", () => {
  const link = { url: "https://argocd.example/applications/a?x=1&y=<b>|c", label: "Argo CD" };

  expect(writeLine([link], blocks)).toBe(
    "<https://argocd.example/applications/a?x=1&amp;y=%3Cb%3E%7Cc|Argo CD ↗>",
  );
  expect(writeLine([link], text)).toBe(
    "Argo CD: https://argocd.example/applications/a?x=1&amp;y=%3Cb%3E%7Cc",
  );
});

test.each(["javascript:alert(1)", "no url", `https://a.example/${"x".repeat(3000)}`])(
  "%.20s is no page to link to",
  (url) => {
    expect(writeLine([{ url, label: "Argo CD" }], blocks)).toBe("Argo CD");
  },
);

test("what does not fit is left out whole, and nothing follows what was cut", () => {
  const line = ["word ".repeat(100), { at, show: "ago" }, " end"] as const;

  expect(writeLine(line, { ...blocks, max: 20 })).toBe("word word word word…");
  expect(writeLine(["abc ", { at, show: "ago" }, " d"], { ...blocks, max: 10 })).toBe("abc");
});
