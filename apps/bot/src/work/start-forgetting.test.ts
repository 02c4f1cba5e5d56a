import { createLogger } from "@lynceus/telemetry";
import { expect, test, vi } from "vitest";
import { startForgetting } from "./start-forgetting.ts";

const DAY_MS = 86_400_000;

function start(retentionDays: () => number | undefined, left: readonly number[] = []) {
  const asked: string[] = [];
  const table = (name: string) => {
    const batches = [...left];
    return {
      async prune({ olderThanMs, limit }: { olderThanMs: number; limit: number }) {
        asked.push(`${name} ${olderThanMs / DAY_MS}`);
        if (name === "inbox") throw new Error("the store is away");
        return batches.shift() === undefined ? limit - 1 : limit;
      },
    };
  };
  const stop = startForgetting({
    store: {
      inbox: table("inbox"),
      deliveries: table("deliveries"),
      investigations: table("investigations"),
      conversations: table("conversations"),
    },
    retentionDays,
    logger: createLogger({ name: "t", level: "silent" }),
    everyMs: 1,
  });
  return { asked, stop };
}

test("each table is cleaned in batches, whatever becomes of the others, investigations before conversations", async () => {
  const { asked, stop } = start(() => undefined, [1]);
  await vi.waitFor(() => expect(asked).toContain("conversations 90"));
  stop();

  expect(asked.filter((one) => !one.startsWith("inbox")).slice(0, 5)).toEqual([
    "deliveries 90",
    "deliveries 90",
    "investigations 90",
    "investigations 90",
    "conversations 90",
  ]);
  expect(asked[0]).toBe("inbox 1");
});

test("how long is asked for each time", async () => {
  let days = 30;
  const { asked, stop } = start(() => days);
  await vi.waitFor(() => expect(asked).toContain("conversations 30"));
  days = 7;
  await vi.waitFor(() => expect(asked).toContain("conversations 7"));
  stop();

  expect(asked).toContain("inbox 1");
});
