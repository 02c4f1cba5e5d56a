import { expect, test } from "vitest";
import { createWaits } from "./waits.ts";

test("closing ends every wait, and what begins later is over at once", async () => {
  const waits = createWaits();
  const long = waits.begin(60_000);
  waits.close();
  await long.over;
  await waits.closed;
  await waits.begin(60_000).over;
  expect(waits.isClosed()).toBe(true);
});

test("a wait ends by itself, or when called off", async () => {
  const waits = createWaits();
  await waits.begin(1).over;
  const long = waits.begin(60_000);
  long.cancel();
  await long.over;
  expect(waits.isClosed()).toBe(false);
});
