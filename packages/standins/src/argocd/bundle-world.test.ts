import { brotliCompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { bundleWorld, unbundleWorld } from "./bundle-world.ts";
import type { World } from "./schema.ts";

const world: World = {
  id: "a-world",
  recordedAt: "2026-11-21T07:21:12.475Z",
  recordedFrom: { argocd: "v3.5.1" },
  about: ["web"],
  applications: ["argocd/web"],
  mode: "F1",
  truth: {
    questions: ["why?"],
    cause: "because",
    failures: [],
    mustSay: ["this|that"],
    mustNotSay: [],
    sharedBy: [],
    cases: [],
  },
  files: new Map([
    ["version.json", '{"Version":"v3.5.1"}'],
    ["applications/argocd/web/logs/p/c.ndjson", '{"result":{"content":"ü"}}\n'],
  ]),
};

describe("bundleWorld", () => {
  it("gives back what it was given", () => {
    expect(unbundleWorld(bundleWorld(world), "it")).toEqual(world);
  });

  it("gives the same bytes whatever order the files came in", () => {
    const turned = { ...world, files: new Map([...world.files].reverse()) };
    expect(bundleWorld(turned).equals(bundleWorld(world))).toBe(true);
  });

  it.each([
    ["bytes that are not packed", Buffer.from("hello"), /World x .* cannot be unpacked/],
    ["packed text that is not JSON", brotliCompressSync("hello"), /cannot be unpacked/],
    ["another format", brotliCompressSync('{"format":2}'), /World x .* format: .*Import it again/],
    [
      "a file that is not text",
      brotliCompressSync(
        JSON.stringify({ format: 1, world, truth: world.truth, files: { "a.json": 1 } }),
      ),
      /files.a.json/,
    ],
  ])("refuses %s in a sentence", (_, bytes, sentence) => {
    expect(() => unbundleWorld(bytes, "World x")).toThrow(sentence);
  });
});
