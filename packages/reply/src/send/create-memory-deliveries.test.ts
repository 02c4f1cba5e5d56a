import { expect, test } from "vitest";
import { createMemoryDeliveries } from "./create-memory-deliveries.ts";

const place = { channel: "C1", threadTs: "1.1" };

test("a message is new once, then unsure until it is known to be sent", async () => {
  const deliveries = createMemoryDeliveries();
  expect(await deliveries.begin("a", place)).toEqual({ state: "new" });
  expect(await deliveries.begin("a", place)).toEqual({ state: "unsure" });
  await deliveries.sent("a", "1.2");
  await deliveries.sent("a", "1.3");
  expect(await deliveries.begin("a", place)).toEqual({ state: "sent", ts: "1.2" });
  expect(await deliveries.begin("b", place)).toEqual({ state: "new" });
});

test("the oldest is forgotten first", async () => {
  const deliveries = createMemoryDeliveries({ max: 2 });
  for (const key of ["a", "b", "c"]) await deliveries.begin(key, place);
  expect(await deliveries.begin("b", place)).toEqual({ state: "unsure" });
  expect(await deliveries.begin("a", place)).toEqual({ state: "new" });
});
