import { expect, test } from "vitest";
import type { Chunk } from "./chunk.ts";
import { readChunks } from "./chunk.ts";
import { blocksOf, compose, EMPTY, textOf } from "./compose.ts";

const text = (value: string): Chunk => ({ type: "markdown_text", text: value });
const task = (id: string, more: object = {}): Chunk => ({
  type: "task_update",
  id,
  title: `Task ${id}`,
  status: "in_progress",
  ...more,
});
const kinds = (chunks: readonly Chunk[], display: "timeline" | "plan") =>
  blocksOf(compose(EMPTY, chunks), display).map(({ type }) => type);

test("text grows in its place, tasks are updated in theirs", () => {
  const first = compose(EMPTY, [text("one "), task("a", { details: "x" }), text("two ")]);
  const second = compose(first, [text("three"), task("a", { status: "complete", details: "\ny" })]);
  expect(textOf(second)).toBe("one two three");
  expect(blocksOf(second, "timeline")).toMatchObject([
    { type: "markdown", text: "one " },
    {
      type: "task_card",
      task_id: "a",
      status: "complete",
      details: { elements: [{ elements: [{ text: "x\ny" }] }] },
    },
    { type: "markdown", text: "two three" },
  ]);
});

test("a plan holds all tasks where the first of them stood", () => {
  const chunks = [text("x"), task("a"), text("y"), task("b")];
  expect(kinds(chunks, "plan")).toEqual(["markdown", "plan", "markdown"]);
  expect(kinds(chunks, "timeline")).toEqual(["markdown", "task_card", "markdown", "task_card"]);
  const named = compose(EMPTY, [...chunks, { type: "plan_update", title: "Looking" }]);
  expect(blocksOf(named, "plan")[1]).toMatchObject({
    title: "Looking",
    tasks: [{ task_id: "a" }, { task_id: "b" }],
  });
});

const section = { type: "section", text: { type: "mrkdwn", text: "x" } };
const sections = (count: number): Chunk => ({
  type: "blocks",
  blocks: Array.from({ length: count }, () => section),
});

test.each<[string, readonly Chunk[]]>([
  ["msg_too_long", [text("x".repeat(12_001))]],
  ["msg_too_long", [text("x".repeat(6000)), task("a"), text("x".repeat(6001))]],
  ["msg_blocks_too_many", [sections(51)]],
  ["msg_blocks_too_many", [sections(30), sections(21)]],
  ["invalid_blocks", [{ type: "blocks", blocks: [{ type: "section" }] }]],
])("%s %#", (code, chunks) => {
  expect(() => compose(EMPTY, chunks)).toThrow(code);
});

test("twelve thousand characters are taken, over all calls", () => {
  const full = compose(compose(EMPTY, [text("x".repeat(6000))]), [text("x".repeat(6000))]);
  expect(textOf(full)).toHaveLength(12_000);
  expect(() => compose(full, [text("x")])).toThrow("msg_too_long");
});

test.each<[unknown]>([
  ["not a list"],
  [[{ type: "text", text: "x" }]],
  [[{ type: "task_update", id: "a", title: "x", status: "done" }]],
  [[{ type: "task_update", id: "", title: "x", status: "complete" }]],
  [[{ type: "task_update", id: "a", title: "x", status: "complete", details: "x".repeat(257) }]],
  [[{ type: "markdown_text", markdown_text: "x" }]],
])("invalid_chunks %#", (chunks) => {
  expect(() => readChunks({ chunks })).toThrow("invalid_chunks");
});

test("markdown_text is short for a chunk", () => {
  expect(readChunks({ markdown_text: "x" })).toEqual([text("x")]);
  expect(readChunks({})).toEqual([]);
});
