import { afterAll, beforeAll, expect, test } from "vitest";
import type { LocalSlack } from "../local-slack.ts";
import { startLocalSlack } from "../start-local-slack.ts";
import { connectClient, startBolt } from "../testing/connect.ts";
import { eventually } from "../testing/eventually.ts";

const channel_id = "C0PAYMENTS";
const user = "U0ADA00001";
const PIXEL = Buffer.from("iVBORw0KGgo=", "base64");

interface Shared {
  readonly subtype?: string;
  readonly files?: readonly { readonly url_private?: string }[];
}

let slack: LocalSlack;

beforeAll(async () => {
  slack = await startLocalSlack({ rateTiers: false });
});
afterAll(() => slack.close());

const open = (url: string, token?: string) =>
  fetch(url, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });

test("the SDK uploads a snippet into a thread, and it is read back", async () => {
  const root = slack.say({ channel: channel_id, user, text: "logs?" });
  await connectClient(slack).filesUploadV2({
    channel_id,
    thread_ts: root.ts,
    filename: "app.yaml",
    content: "kind: Application\n",
    title: "the manifest",
    initial_comment: "as it is now",
  });
  const [, reply] = slack.thread(channel_id, root.ts);
  expect(reply).toMatchObject({
    text: "as it is now",
    bot_id: slack.bot.botId,
    files: [
      {
        name: "app.yaml",
        title: "the manifest",
        filetype: "yaml",
        mode: "snippet",
        size: 18,
        preview: "kind: Application\n",
      },
    ],
  });
  const { id = "", url_private = "" } = reply?.files?.[0] ?? {};
  expect(await (await open(url_private, slack.botToken)).text()).toBe("kind: Application\n");
  expect((await open(url_private)).status).toBe(403);
  expect((await open(url_private, "xoxb-other")).status).toBe(403);
  const local = await open(slack.file(id)?.localUrl ?? "");
  expect(local.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(await connectClient(slack).files.info({ file: id })).toMatchObject({
    file: { id },
    content: "kind: Application\n",
  });
});

test("several files make one message; bytes stay as they are", async () => {
  await connectClient(slack).filesUploadV2({
    channel_id,
    file_uploads: [
      { filename: "graph.png", file: PIXEL, alt_text: "restarts per hour" },
      { filename: "pod.log", content: "boom" },
    ],
  });
  const { files = [] } = slack.messages(channel_id).at(-1) ?? {};
  expect(files).toMatchObject([
    { mimetype: "image/png", mode: "hosted", alt_txt: "restarts per hour" },
    { filetype: "text", mode: "snippet" },
  ]);
  expect(slack.file(files[0]?.id ?? "")?.content).toEqual(PIXEL);
});

test("what a person uploads is told with its file, which the app can open", async () => {
  const heard: Shared[] = [];
  const app = await startBolt(slack, (bolt) => {
    bolt.event("message", async ({ event }) => {
      if ("user" in event && event.user === user && "files" in event) heard.push(event as Shared);
    });
  });
  const trace = { filename: "trace.txt", content: "at main()", text: "what is this?" };
  const message = slack.upload({ channel: channel_id, user, ...trace });
  await eventually(() => heard.length).toBe(1);
  await app.stop();
  expect(heard[0]).toMatchObject({ subtype: "file_share", user, text: "what is this?" });
  expect(message).not.toHaveProperty("subtype");
  const url = heard[0]?.files?.[0]?.url_private ?? "";
  expect(await (await open(url, slack.botToken)).text()).toBe("at main()");
});

test.each<[string, string, Record<string, unknown>]>([
  ["invalid_arguments", "files.getUploadURLExternal", { filename: "x.txt" }],
  ["invalid_arguments", "files.getUploadURLExternal", { filename: "x.txt", length: 0 }],
  ["invalid_arguments", "files.completeUploadExternal", { files: [] }],
  ["file_not_found", "files.completeUploadExternal", { files: [{ id: "F0NONE" }] }],
  [
    "channel_not_found",
    "files.completeUploadExternal",
    { files: [{ id: "F0NONE" }], channel_id: "C0NONE" },
  ],
  [
    "not_in_channel",
    "files.completeUploadExternal",
    { files: [{ id: "F0NONE" }], channel_id: "C0RANDOM01" },
  ],
  ["file_not_found", "files.info", { file: "F0NONE" }],
])("%s answers %s %#", async (error, method, args) => {
  await expect(connectClient(slack).apiCall(method, args)).rejects.toMatchObject({
    data: { error },
  });
});

test("an upload without bytes cannot be completed, a file can be deleted once", async () => {
  const { files } = connectClient(slack);
  const { file_id = "", upload_url = "" } = await files.getUploadURLExternal({
    filename: "x.txt",
    length: 1,
  });
  const complete = () => files.completeUploadExternal({ files: [{ id: file_id, title: "x" }] });
  await expect(complete()).rejects.toMatchObject({ data: { error: "file_not_found" } });
  const sent = await fetch(upload_url, { method: "POST", body: "x" });
  expect(await sent.text()).toBe("OK - 1");
  await complete();
  await files.delete({ file: file_id });
  await expect(files.delete({ file: file_id })).rejects.toMatchObject({
    data: { error: "file_not_found" },
  });
  expect((await fetch(`${slack.url}/upload/v1/none`, { method: "POST", body: "x" })).status).toBe(
    404,
  );
});
