import { expect, test } from "vitest";
import { application } from "../testing/samples.ts";
import { tree } from "../testing/tree-samples.ts";
import { drawTree } from "./draw-tree.ts";
import { toPng } from "./to-png.ts";
import { toTreeBox } from "./to-tree-box.ts";
import type { TreeBox } from "./tree-box.ts";

const box = (fields: Partial<TreeBox> = {}): TreeBox => ({
  kind: "Pod",
  name: "web-1",
  standing: "well",
  words: ["Healthy"],
  isOnPath: false,
  children: [],
  ...fields,
});
const drawn = toTreeBox(application({ health: "Degraded" }), tree);

test("the way to what is unhealthy is told by thickness and shape, and stands in words", () => {
  const svg = drawTree(drawn);

  expect(svg.match(/stroke-width="5"/g)).toHaveLength(3);
  expect(svg.match(/<polygon/g)).toHaveLength(3);
  expect(svg).toContain("Pod · Degraded · ImagePullBackOff");
});

test.each([
  ["markup", `</text><image href="https://evil.example/x.png"/><script>`],
  ["an entity", "&lt;&#x3c;script&#x3e;<!ENTITY x SYSTEM 'file:///etc/passwd'>"],
  ["what cannot be seen", "a\u202eb\u200bc\u0000d\ud83d\ufffe"],
  ["a long name", "very-long-".repeat(400)],
  ["nothing", ""],
])("%s in a name is text and fits", async (_, name) => {
  const svg = drawTree(box({ name, words: [name], children: [box({ kind: name, name })] }));
  const png = await toPng(svg);

  expect(svg).not.toMatch(/<(?!\/?(?:svg|rect|path|circle|text|polygon)\b)/);
  expect(svg).not.toContain("\u202e");
  expect(Math.max(...(svg.match(/>[^<]*</g) ?? []).map((text) => text.length))).toBeLessThan(100);
  expect(png.subarray(1, 4).toString()).toBe("PNG");
});

test("a picture is drawn with the font of its package, twice as large as its units", async () => {
  const png = await toPng(drawTree(drawn));
  const without = await toPng(drawTree(drawn).replace(/<text.*?<\/text>/g, ""));

  expect(png.readUInt32BE(16)).toBe(1440);
  expect(png.length).toBeGreaterThan(2 * without.length);
});
