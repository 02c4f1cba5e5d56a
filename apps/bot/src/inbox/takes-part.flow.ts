import { expect, test, vi } from "vitest";
import { takesPart } from "./takes-part.ts";
import { type Item, toItem } from "./to-item.ts";

/** A reply so many seconds after its thread was begun. */
function reply(afterS: number): Item {
  const event = { type: "message", channel: "C1", user: "U1", thread_ts: "100.000000" };
  const said = { ...event, ts: `${100 + afterS}.000000`, text: "and what about billing?" };
  const body = { type: "event_callback", event_id: "Ev1", event: said };
  const item = toItem(body, { team: "T1", botUserId: "UBOT" });
  if (item === undefined) throw new Error("a reply is an item");
  return item;
}

test("a quick reply that is here before its mention is kept is ours all the same", async () => {
  const get = vi.fn(async () => (get.mock.calls.length < 3 ? undefined : {}));

  expect(await takesPart(reply(1), { get })).toBe(true);
  expect(get).toHaveBeenCalledTimes(3);
});

test("talk in a thread that is none of ours is let go, at once when the thread is old", async () => {
  const get = vi.fn(async () => undefined);

  expect(await takesPart(reply(60), { get })).toBe(false);
  expect(get).toHaveBeenCalledTimes(1);
  expect(await takesPart(reply(1), { get })).toBe(false);
});
