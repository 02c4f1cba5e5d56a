import type { Store } from "@lynceus/store";
import { createLogger } from "@lynceus/telemetry";
import { expect, test } from "vitest";
import { createLeave } from "./create-leave.ts";

/** What ends of three investigations when a channel, or the whole workspace, is left. */
async function ended(channel?: string): Promise<readonly string[]> {
  const cancelled: string[] = [];
  const settled: string[] = [];
  const one = (id: string, status: string, where: string) => {
    const thread = { team: "T1", channel: where, threadTs: "1.1" };
    return { id, status, body: { thread } };
  };
  const kept = [one("a", "running", "C1"), one("b", "queued", "C2"), one("c", "done", "C1")];
  const store = {
    investigations: {
      recent: async () => kept,
      setStatus: async ({ id }: { id: string }) => settled.push(id) > 0,
    },
    cancellations: { request: async (id: string) => void cancelled.push(id) },
    journal: { list: async () => [] },
    charges: { settle: async () => undefined },
  } as unknown as Store;
  const logger = createLogger({ name: "test", level: "silent" });
  await createLeave({ store, modelName: "rules", logger })("T1", channel);
  expect(settled).toEqual(cancelled);
  return settled;
}

test("what still runs or waits for a place that we have left is ended, and nothing else", async () => {
  expect(await ended("C1")).toEqual(["a"]);
  expect(await ended("C3")).toEqual([]);
  expect(await ended()).toEqual(["a", "b"]);
});
