import { ExpectedError } from "@lynceus/contract";
import { beforeEach, expect, test } from "vitest";
import { renderSentence } from "../render/render-sentence.ts";
import { createMemoryDeliveries } from "./create-memory-deliveries.ts";
import type { Modal } from "./modals.ts";
import { openRoom, type Room } from "./testing/open-room.ts";
import { quickClock } from "./testing/quick-clock.ts";

const SENDING = { priority: "answer" } as const;
const modal = (words: string): Modal => ({
  id: "C1:click:1.2:U1",
  title: "Evidence",
  state: "{}",
  blocks: renderSentence(words).blocks,
});
const picture = {
  filename: "web-resources.png",
  title: "Resource tree of web",
  altText: "Resource tree of web: <Pod> web-1 *Degraded* <!channel>",
  png: new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]),
};

let room: Room;
beforeEach(async () => {
  room = await openRoom({ rateTiers: false });
});

test("a picture is in its thread once, with its words beside it and harmless", async () => {
  const deliveries = createMemoryDeliveries();
  const redact = (text: string) => text.replace("web-1", "[masked]");
  const inProcess = () => room.sender({ deliveries, redact, clock: quickClock(100) });
  const sending = { ...SENDING, key: "C1:tree" };

  await inProcess().picture(room.thread, picture, sending);
  await inProcess().picture(room.thread, picture, sending);

  const [reply, ...more] = room.replies();
  expect(more).toEqual([]);
  expect(reply).toMatchObject({
    text: expect.stringContaining("&lt;Pod&gt; [masked]"),
    files: [{ name: "web-resources.png", alt_txt: expect.stringContaining("[masked]") }],
  });
  expect(reply?.text).not.toMatch(/<!channel>/);
  const [file] = reply?.files ?? [];
  expect(room.slack.file(file?.id ?? "")?.content.length).toBe(picture.png.length);
});

test("where Slack takes no files of ours that is a sentence for the person", async () => {
  room.slack.faults.add({
    method: "files.getUploadURLExternal",
    error: "file_uploads_disabled",
  });

  await expect(
    room.sender({ clock: quickClock(100) }).picture(room.thread, picture, { ...SENDING, key: "k" }),
  ).rejects.toBeInstanceOf(ExpectedError);
});

test("a picture of which nobody heard again is not sent a second time", async () => {
  const sender = room.sender({ clock: quickClock(100) });
  const sending = { ...SENDING, key: "C1:tree" };
  room.slack.faults.add({ method: "files.completeUploadExternal", after: "handled" });

  await expect(sender.picture(room.thread, picture, sending)).rejects.toThrow();
  await sender.picture(room.thread, picture, sending);

  expect(room.replies()).toHaveLength(1);
});

test("a trigger that is not good any more opens nothing, and that is told", async () => {
  const sender = room.sender({ clock: quickClock(100) });

  expect(await sender.openModal("1.2.x", modal("nothing"), SENDING)).toBe(false);
});

test("a modal that was opened before is changed, also when it is closed by now", async () => {
  const sender = room.sender({ clock: quickClock(100) });
  room.slack.faults.add({ method: "views.open", error: "exchanged_trigger_id" });

  expect(await sender.openModal("1.2.x", modal("more"), SENDING)).toBe(true);
  await sender.changeModal(modal("even more"), SENDING);

  expect(room.count("views.update")).toBe(2);
});

test("nothing of a modal that cannot be checked for secrets is shown", async () => {
  const redact = () => {
    throw new Error("no rules");
  };
  await room
    .sender({ redact, clock: quickClock(100) })
    .openModal("1.2.x", modal("s3cret"), SENDING);

  expect(JSON.stringify(room.slack.calls())).not.toContain("s3cret");
});
