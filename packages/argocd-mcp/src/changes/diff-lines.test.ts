import { expect, test } from "vitest";
import { diffLines, excerptLines, hunksWith } from "./diff-lines.ts";
import { fitChanges } from "./fit-changes.ts";

const yaml = (image: string, url: string) => [
  "data:",
  `  url: ${url}`,
  "kind: Both",
  "metadata:",
  "  name: web",
  "spec:",
  "  template:",
  "    containers:",
  "      - env:",
  "          - name: A",
  `        image: ${image}`,
  "        name: web",
];

test("each hunk stands under the keys that lead to its change", () => {
  expect(diffLines(yaml("a:1", "prod"), yaml("a:2", "e2e"))).toEqual([
    "@@ data",
    " data:",
    "-  url: prod",
    "+  url: e2e",
    " kind: Both",
    " metadata:",
    "@@ spec.template.containers",
    "       - env:",
    "           - name: A",
    "-        image: a:1",
    "+        image: a:2",
    "         name: web",
  ]);
});

test("hunks and lines that fit a search", () => {
  const diff = diffLines(yaml("a:1", "prod"), yaml("a:2", "e2e")) ?? [];

  expect(hunksWith(diff, (line) => line.includes("image"))[0]).toBe("@@ spec.template.containers");
  expect(hunksWith(diff, (line) => line.includes("kind"))).toEqual([]);
  expect(excerptLines(yaml("a:1", "prod"), (line) => line.includes("image"))).toEqual([
    "@@ spec.template.containers",
    "       - env:",
    "           - name: A",
    "         image: a:1",
    "         name: web",
  ]);
});

test("texts with nothing in common are given up, soon", () => {
  const lines = (letter: string) => Array.from({ length: 20_000 }, (_, at) => `${letter}${at}`);
  const begun = performance.now();

  expect(diffLines(lines("a"), lines("b"))).toBeUndefined();
  expect(performance.now() - begun).toBeLessThan(5_000);
});

test("one large object does not take the room of the others, and what is cut is counted", () => {
  const item = (name: string, length: number) => ({
    name,
    diff: Array.from({ length }, (_, at) => `+ line ${at}`),
  });
  const { shown, leftOut } = fitChanges([item("large", 1_000), item("small", 5), item("last", 9)], {
    maxBytes: 4_000,
    linesOf: ({ diff }) => diff,
    withLines: (change, diff) => ({ ...change, diff }),
  });

  expect(shown.map(({ name, cut }) => [name, cut !== undefined])).toEqual([
    ["large", true],
    ["small", false],
    ["last", false],
  ]);
  expect(leftOut).toBe(shown[0]?.cut);
  expect(Buffer.byteLength(JSON.stringify(shown))).toBeLessThanOrEqual(4_000);
});

test("a line of any length is shortened, and counted as left out", () => {
  const { shown, leftOut } = fitChanges([{ diff: ["ü".repeat(100_000)] }], {
    maxBytes: 2_000,
    linesOf: ({ diff }) => diff,
    withLines: (_, diff) => ({ diff }),
  });

  expect(shown[0]?.diff[0]).toHaveLength(241);
  expect(leftOut).toBe(1);
});
