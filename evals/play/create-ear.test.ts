import { expect, test } from "vitest";
import { createEar } from "./create-ear.ts";

const signal = new AbortController().signal;
type Ended = Parameters<ReturnType<typeof createEar>["onInvestigated"]>;
const about = { question: "C1:1.0" } as Ended[0];
const end = { kind: "stopped" } as Ended[1];

test("a message is done once it is handled and what it began has ended", async () => {
  const ear = createEar();
  let isDone = false;
  const done = ear.done("C1:1.0", 5_000, signal).then((ends) => {
    isDone = true;
    return ends;
  });

  ear.hooks.onBegun?.(about);
  ear.hooks.onHandled?.("C1:1.0");
  await Promise.resolve();
  expect(isDone).toBe(false);
  ear.onInvestigated(about, end, []);

  expect(await done).toEqual([{ request: about, end, journal: [] }]);
});

test("a message that was not heard of is told", async () => {
  await expect(createEar().done("C1:2.0", 1, signal)).rejects.toThrow("Nothing was answered");
});
