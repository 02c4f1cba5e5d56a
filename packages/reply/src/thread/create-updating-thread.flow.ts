import { expect, test, vi } from "vitest";
import { createMemoryDeliveries } from "../send/create-memory-deliveries.ts";
import { openRoom } from "../send/testing/open-room.ts";
import { quickClock } from "../send/testing/quick-clock.ts";
import { about, answered, spent, steps } from "../testing/investigation-samples.ts";
import { createUpdatingThread } from "./create-updating-thread.ts";

const EVERY_MS = 200;

async function open(everyMs = EVERY_MS) {
  const room = await openRoom({ rateTiers: false });
  const deliveries = createMemoryDeliveries();
  const inProcess = () =>
    createUpdatingThread({
      sender: room.sender({ clock: quickClock(100), deliveries }),
      thread: room.thread,
      about,
      everyMs,
      logger: { debug() {}, info() {}, warn() {}, error() {} },
    });
  const texts = () => room.replies().map(({ text }) => text);
  return { room, inProcess, texts };
}

test("progress is one message, changed no more often than agreed, and the answer another", async () => {
  const { room, inProcess, texts } = await open();
  const thread = inProcess();
  const began = performance.now();

  for (let done = 0; done <= 40; done += 1) {
    thread.progress({ plan: `plan ${done}`, steps: steps.slice(0, done % 3) });
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await vi.waitFor(() => expect(texts()).toEqual([expect.stringContaining("plan 40")]));
  expect(room.count("chat.postMessage")).toBe(1);
  const turns = (performance.now() - began) / EVERY_MS;
  expect(room.count("chat.update")).toBeLessThanOrEqual(turns + 1);

  await thread.end(answered());

  expect(texts()).toEqual([
    expect.stringMatching(/^Investigated .* The answer stands below\.$/),
    expect.stringContaining("reads its configuration from the e2e environment"),
  ]);
});

test("another process goes on in the same messages, and ending twice changes nothing", async () => {
  const { inProcess, texts } = await open();
  const first = inProcess();
  await first.queued(3);
  await first.leave();

  const second = inProcess();
  second.progress({ steps: [] });
  await second.end(answered());
  await inProcess().end(answered());

  expect(texts()).toHaveLength(2);
});

test("a stopped one is told where the button was", async () => {
  const { inProcess, texts } = await open();
  const thread = inProcess();
  thread.progress({ steps: [] });

  await thread.end({ kind: "stopped", by: "U1", model: "offline rules", steps, spent });
  thread.progress({ steps: [] });

  expect(texts()).toEqual([expect.stringContaining("was stopped")]);
});
