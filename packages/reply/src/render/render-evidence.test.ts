import { expect, test } from "vitest";
import { finding } from "../testing/samples.ts";
import { renderEvidence } from "./render-evidence.ts";

const line = { excerpt: "ERROR <no> `pool`", object: "Pod a/b", field: "log (previous)" };

test("an excerpt stands verbatim below its object and field", () => {
  const { text } = renderEvidence([finding({ evidence: [line] })]);

  expect(text.split("\n").slice(1)).toEqual([
    "¹ `Pod a/b` · `log (previous)`",
    "```",
    "ERROR &lt;no&gt; `pool`",
    "```",
  ]);
});

test("what is cut and what is left out is counted", () => {
  const long = { ...line, excerpt: "word ".repeat(1000) };
  const { blocks } = renderEvidence([
    finding({ evidence: Array.from({ length: 20 }, () => long) }),
  ]);
  const shown = JSON.stringify(blocks);

  expect(shown.match(/… 3,8\d\d more characters/g)).toHaveLength(12);
  expect(shown).toContain("8 more excerpts left out.");
});

test("of several failures each has its heading, save those without excerpts", () => {
  const findings = [
    finding({ headline: "one fails", evidence: [line] }),
    finding({ headline: "two fails", evidence: [] }),
    finding({ headline: "three fails", evidence: [line] }),
  ];
  const { text } = renderEvidence(findings);

  expect(text).toMatch(/^Evidence, verbatim: 2 failures\nOne fails\n/);
  expect(text).toContain("\nThree fails\n");
  expect(text).not.toContain("wo fails");
});

test("no excerpts is said, not shown as emptiness", () => {
  expect(renderEvidence([finding({ evidence: [] })]).text).toBe(
    "There are no excerpts behind this.",
  );
});
