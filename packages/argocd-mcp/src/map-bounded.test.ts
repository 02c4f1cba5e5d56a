import { expect, test } from "vitest";
import { mapBounded } from "./map-bounded.ts";

test("runs all, so many at a time, and keeps the order", async () => {
  let running = 0;
  let most = 0;
  const items = Array.from({ length: 20 }, (_, at) => at);

  const results = await mapBounded(items, 4, async (item) => {
    most = Math.max(most, ++running);
    for (let turn = 0; turn < (item % 3) + 1; turn++) await Promise.resolve();
    running--;
    return item * 2;
  });

  expect(most).toBe(4);
  expect(results).toEqual(items.map((item) => item * 2));
});

test("a failure is thrown", async () => {
  const run = (item: number) =>
    item === 2 ? Promise.reject(new Error("two")) : Promise.resolve(item);

  await expect(mapBounded([1, 2, 3], 2, run)).rejects.toThrow("two");
});
