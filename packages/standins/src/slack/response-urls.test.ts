import { beforeEach, expect, test } from "vitest";
import { acme } from "./default-workspace.ts";
import { createResponseUrls, type ResponseUrls } from "./response-urls.ts";
import type { Message } from "./schema.ts";
import { createWorkspace, type Workspace } from "./workspace.ts";

const channel = "C0PAYMENTS";
const user = "U0ADA00001";
const MINUTE = 60_000;

let now: number;
let workspace: Workspace;
let urls: ResponseUrls;
let message: Message;

beforeEach(() => {
  now = 1_700_000_000_000;
  workspace = createWorkspace(acme, () => now);
  urls = createResponseUrls({ workspace, baseUrl: "http://slack/response", now: () => now });
  message = workspace.post(channel, { user, text: "press me", blocks: [{ type: "divider" }] });
});

const open = () =>
  urls.open({ channel, user, message, isEphemeral: false }).split("/").at(-1) ?? "";

test("five posts are taken, a sixth is not", () => {
  const id = open();
  for (let index = 0; index < 5; index++) urls.post(id, { text: `${index}` });
  expect(() => urls.post(id, { text: "6" })).toThrow("used_url");
  expect(workspace.whispers(channel, user)).toHaveLength(5);
});

test("after thirty minutes it is over", () => {
  const id = open();
  now += 30 * MINUTE;
  urls.post(id, { text: "just in time" });
  now += 1;
  expect(() => urls.post(id, { text: "too late" })).toThrow("expired_url");
  expect(() => urls.post("never-opened", { text: "x" })).toThrow("expired_url");
});

test("a replacement is whole: nothing of the original's blocks stays", () => {
  urls.post(open(), { replace_original: "true", text: "pressed" });
  const [replaced] = workspace.messages.roots(channel);
  expect(replaced).toMatchObject({ ts: message.ts, text: "pressed" });
  expect(replaced).not.toHaveProperty("blocks");
});

test("a post stands in the channel unless it names a thread", () => {
  urls.post(open(), { response_type: "in_channel", text: "at the root" });
  urls.post(open(), { response_type: "in_channel", text: "in thread", thread_ts: message.ts });
  expect(workspace.messages.roots(channel).map(({ text }) => text)).toEqual([
    "press me",
    "at the root",
  ]);
  expect(workspace.messages.thread(channel, message.ts)).toHaveLength(2);
});

test("what a message may not hold, a response may not either", () => {
  const id = open();
  expect(() => urls.post(id, {})).toThrow("no_text");
  expect(() => urls.post(id, { blocks: [{ type: "alert" }] })).toThrow("invalid_blocks");
  expect(() => urls.post(id, { markdown_text: "**x**" })).toThrow("no_text");
});

test("where nothing was acted on, there is nothing to replace: it is posted", () => {
  const id = urls.open({ channel, user }).split("/").at(-1) ?? "";
  urls.post(id, { replace_original: true, text: "new" });
  expect(workspace.whispers(channel, user).map(({ text }) => text)).toEqual(["new"]);
});

test("the answer to a command uses up no post", () => {
  for (let index = 0; index < 6; index++) urls.answer({ channel, user }, { text: `${index}` });
  expect(workspace.whispers(channel, user)).toHaveLength(6);
});
