import { beforeEach, expect, test } from "vitest";
import { acme } from "../default-workspace.ts";
import { createWorkspace, type Workspace } from "../workspace.ts";
import { createStreams, type Streams } from "./streams.ts";

const channel = "C0PAYMENTS";
let now: number;
let workspace: Workspace;
let streams: Streams;
let threadTs: string;

beforeEach(() => {
  now = 1_700_000_000_000;
  workspace = createWorkspace(acme, () => now);
  streams = createStreams({ workspace, now: () => now, lifetimeMs: 300_000 });
  threadTs = workspace.post(channel, { user: "U0ADA00001", text: "why?" }).ts;
});

const text = (value: string) => [{ type: "markdown_text", text: value }] as const;
const start = () => streams.start({ channel, threadTs, chunks: text("a"), display: "timeline" });
const streamed = (ts: string) => workspace.messages.find(channel, ts);

test("the message is in its thread from the start, and grows", () => {
  const changes: string[] = [];
  workspace.onChange(({ kind }) => changes.push(kind));
  const { ts } = start();
  streams.append({ channel, ts }, text("b"));
  expect(streamed(ts)).toMatchObject({
    thread_ts: threadTs,
    text: "ab",
    streaming_state: "in_progress",
  });
  const blocks = [{ type: "divider" }];
  streams.stop({ channel, ts }, { chunks: text("c"), blocks });
  expect(streamed(ts)).toMatchObject({
    text: "abc",
    streaming_state: "completed",
    blocks: [{ type: "markdown", text: "abc" }, { type: "divider" }],
  });
  expect(changes).toEqual(["posted", "updated", "updated"]);
});

test("a stopped stream takes nothing more", () => {
  const { ts } = start();
  streams.stop({ channel, ts }, { chunks: [], blocks: [] });
  expect(streams.isOpen({ channel, ts })).toBe(false);
  expect(() => streams.append({ channel, ts }, text("b"))).toThrow(
    "message_not_in_streaming_state",
  );
  expect(() => streams.stop({ channel, ts }, { chunks: [], blocks: [] })).toThrow(
    "message_not_in_streaming_state",
  );
});

test("five minutes end it, however busy it was", () => {
  const { ts } = start();
  now += 299_999;
  streams.append({ channel, ts }, text("b"));
  now += 1;
  expect(() => streams.append({ channel, ts }, text("c"))).toThrow(
    "message_not_in_streaming_state",
  );
});

test("Stop ends the thread's streams, and says so to whoever appends", () => {
  const here = start();
  const elsewhere = workspace.post(channel, { user: "U0ADA00001", text: "other" });
  const other = streams.start({
    channel,
    threadTs: elsewhere.ts,
    chunks: text("x"),
    display: "timeline",
  });
  expect(streams.halt(channel, threadTs)).toEqual([here.ts]);
  expect(streamed(here.ts)).toMatchObject({ text: "a", streaming_state: "completed" });
  expect(() => streams.append({ channel, ts: here.ts }, text("b"))).toThrow("stopped_by_user");
  expect(streams.isOpen({ channel, ts: other.ts })).toBe(true);
});

test("what would be too long changes nothing", () => {
  const { ts } = start();
  expect(() => streams.append({ channel, ts }, text("x".repeat(12_000)))).toThrow("msg_too_long");
  expect(streamed(ts)).toMatchObject({ text: "a" });
  streams.append({ channel, ts }, text("b"));
  expect(streamed(ts)).toMatchObject({ text: "ab" });
});

test("an empty stream cannot be stopped into a message", () => {
  const { ts } = streams.start({ channel, threadTs, chunks: [], display: "timeline" });
  expect(() => streams.stop({ channel, ts }, { chunks: [], blocks: [] })).toThrow("no_text");
});
