import { createLogger } from "@lynceus/telemetry";
import { expect, test, vi } from "vitest";
import { startForgetting } from "./start-forgetting.ts";

test("what was settled a day ago is forgotten in batches, again and again", async () => {
  const left = [1_000, 1_000, 3];
  const asked: number[] = [];
  const prune = async ({ olderThanMs }: { olderThanMs: number }) => {
    asked.push(olderThanMs);
    if (asked.length === 1) throw new Error("the store is away");
    return left.shift() ?? 0;
  };

  const stop = startForgetting(
    { inbox: { prune } },
    createLogger({ name: "t", level: "silent" }),
    1,
  );
  await vi.waitFor(() => expect(left).toEqual([]));
  stop();

  expect(new Set(asked)).toEqual(new Set([86_400_000]));
});
