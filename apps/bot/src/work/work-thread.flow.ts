import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type InboxItem, openStore, type Store } from "@lynceus/store";
import { createLogger } from "@lynceus/telemetry";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ItemPayload } from "../inbox/item-payload.ts";
import { sweepOnce } from "./sweep.ts";
import { workThread } from "./work-thread.ts";

const logger = createLogger({ name: "test", level: "silent" });
const dataDir = mkdtempSync(join(tmpdir(), "lynceus-work-"));
const never = new AbortController().signal;
let store: Store;

beforeAll(async () => {
  store = await openStore({ dataDir }, { logger });
});
afterAll(async () => {
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
});

let count = 0;
async function arrive(threadKey: string, payload: unknown): Promise<void> {
  count += 1;
  const eventId = `Ev${count}`;
  const item = { eventId, messageKey: `C1:${count}`, kind: "message", team: "T1" } as const;
  await store.inbox.accept({ ...item, threadKey, payload });
}
const message = (text: string): ItemPayload => ({
  kind: "message",
  event: { type: "message", channel: "C1", user: "U1", ts: "1.0", text },
});
const textOf = (payload: ItemPayload) =>
  payload.kind === "message" ? payload.event.text : "click";

test("a thread's messages are handled in the order of arrival, each once", async () => {
  const heard: string[] = [];
  for (const text of ["one", "two", "three"]) await arrive("T1:C1:order", message(text));
  const handle = async ({ payload }: { payload: ItemPayload }) => {
    heard.push(textOf(payload));
    if (heard.length === 1) await arrive("T1:C1:order", message("while at it"));
  };

  await workThread("T1:C1:order", { store, handle, logger }, never);
  await workThread("T1:C1:order", { store, handle, logger }, never);

  expect(heard).toEqual(["one", "two", "three", "while at it"]);
});

test("what fails is given back, keeps its place, and is tried again", async () => {
  const heard: string[] = [];
  for (const text of ["one", "two"]) await arrive("T1:C1:fails", message(text));
  const handle = async ({ payload }: { payload: ItemPayload }) => {
    heard.push(textOf(payload));
    if (heard.length === 1) throw new Error("Slack is away");
  };

  const first = workThread("T1:C1:fails", { store, handle, logger }, never);
  await expect(first).rejects.toThrow("Slack is away");
  await workThread("T1:C1:fails", { store, handle, logger }, never);

  expect(heard).toEqual(["one", "one", "two"]);
});

test("what fails again and again is given up, and holds up its thread no more", async () => {
  const heard: string[] = [];
  for (const text of ["never", "two"]) await arrive("T1:C1:never", message(text));
  const handle = async ({ payload }: { payload: ItemPayload }) => {
    heard.push(textOf(payload));
    if (textOf(payload) === "never") throw new Error("a bug");
  };
  const work = { store, handle, logger, givenUp: { afterTries: 2, afterMs: 0 } };

  await expect(workThread("T1:C1:never", work, never)).rejects.toThrow("a bug");
  await workThread("T1:C1:never", work, never);

  expect(heard).toEqual(["never", "never", "two"]);
});

test("an item that takes long stays ours; one that somebody else took over is left to them", async () => {
  await arrive("T1:C1:long", message("long"));
  const id = (await store.inbox.nextOfThread("T1:C1:long"))?.id ?? 0;
  let taken: InboxItem | undefined;
  const handle = async (_: unknown, signal: AbortSignal) => {
    await delay(3_000);
    expect(await store.inbox.nextOfThread("T1:C1:long")).toBeUndefined();
    // The claim may just be kept once more in between.
    while (taken === undefined) {
      await store.inbox.extend(id, 1, 0);
      taken = await store.inbox.claim({ id, owner: "another", leaseMs: 60_000 });
    }
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
    signal.throwIfAborted();
  };

  const working = workThread("T1:C1:long", { store, handle, logger, claimMs: 2_000 }, never);

  await expect(working).rejects.toThrow("Somebody else handles item");
  expect(await store.inbox.finish(id, 2, "by the other")).toBe(true);
});

test("an item that this version cannot read does not hold up its thread", async () => {
  const heard: string[] = [];
  await arrive("T1:C1:old", { kind: "telegram" });
  await arrive("T1:C1:old", message("two"));
  const handle = async ({ payload }: { payload: ItemPayload }) => void heard.push(textOf(payload));

  await workThread("T1:C1:old", { store, handle, logger }, never);

  expect(heard).toEqual(["two"]);
});

test("what a dead process had claimed is found by the sweep and done", async () => {
  const heard: string[] = [];
  await arrive("T1:C1:dead", message("left"));
  const left = await store.inbox.nextOfThread("T1:C1:dead");
  await store.inbox.claim({ id: left?.id ?? 0, owner: "a former boot", leaseMs: 3_600_000 });
  const announced: string[] = [];
  const announce = async ({ threadKey }: { threadKey: string }) => void announced.push(threadKey);

  const whileClaimed = await sweepOnce({ store, announce, logger }, 0);
  await store.inbox.releaseOthers(store.bootId);
  await sweepOnce({ store, announce, logger }, 0);
  const handle = async ({ payload }: { payload: ItemPayload }) => void heard.push(textOf(payload));
  await workThread("T1:C1:dead", { store, handle, logger }, never);

  expect(whileClaimed).toBe(0);
  expect(announced).toEqual(["T1:C1:dead"]);
  expect(heard).toEqual(["left"]);
});

test("with jobs in line the sweep leaves what waits in it, and announces what somebody was at", async () => {
  await arrive("T1:C1:in-line", message("waits"));
  await arrive("T1:C1:given-back", message("tried"));
  const tried = await store.inbox.nextOfThread("T1:C1:given-back");
  const claimed = await store.inbox.claim({ id: tried?.id ?? 0, owner: "o", leaseMs: 60_000 });
  await store.inbox.release(tried?.id ?? 0, claimed?.token ?? 0);
  const announced: string[] = [];
  const announce = async ({ threadKey }: { threadKey: string }) => void announced.push(threadKey);
  /** Nothing has been here for six times as long. */
  const unfinished = async (query: { olderThanMs: number; limit: number }) =>
    query.olderThanMs > 10 ? [] : store.inbox.unfinished({ ...query, olderThanMs: 0 });
  const young = { inbox: { ...store.inbox, unfinished } };

  await sweepOnce({ store: young, announce, logger, isBusy: async () => true }, 10);
  expect(announced).toEqual(["T1:C1:given-back"]);
  await sweepOnce({ store, announce, logger, isBusy: async () => true }, 0);
  expect(announced).toContain("T1:C1:in-line");
});
