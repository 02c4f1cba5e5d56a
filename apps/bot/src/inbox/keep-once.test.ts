import { expect, test } from "vitest";
import { keepOnce } from "./keep-once.ts";
import { toItem } from "./to-item.ts";

const us = { team: "T1", botUserId: "UBOT" };
function item(type: "app_mention" | "message", ts = "1.1") {
  const event = { type, channel: "C1", user: "U1", ts, text: "<@UBOT> why?" };
  const found = toItem({ type: "event_callback", event_id: `Ev ${type} ${ts}`, event }, us);
  if (found === undefined) throw new Error("a mention is an item");
  return found;
}

test("a mention's second announcement waits for the first, and is kept no second time", async () => {
  const asked: string[] = [];
  let isKept = () => {};
  const keep = keepOnce(async ({ eventId }) => {
    asked.push(eventId);
    await new Promise<void>((resolve) => {
      isKept = resolve;
    });
    return "new";
  });

  const both = [keep(item("app_mention")), keep(item("message"))];
  const early = await Promise.race([...both, Promise.resolve("neither")]);
  isKept();

  expect(early).toBe("neither");
  expect(await Promise.all(both)).toEqual(["new", "duplicate"]);
  expect(asked).toEqual(["Ev app_mention 1.1"]);
});

test("what could not be kept is no second announcement's duplicate", async () => {
  const failures = [new Error("the store is away")];
  const keep = keepOnce(async () => {
    const failure = failures.shift();
    if (failure !== undefined) throw failure;
    return "new";
  });

  const both = await Promise.allSettled([keep(item("app_mention")), keep(item("message"))]);

  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await keep(item("message"))).toBe("new");
  expect(await keep(item("message", "1.2"))).toBe("new");
});
