import { expect, test, vi } from "vitest";
import { createPace } from "./create-pace.ts";

test("one at a time, and once more for all that was asked meanwhile", async () => {
  let [under, most, runs] = [0, 0, 0];
  const pace = createPace(async () => {
    under += 1;
    most = Math.max(most, under);
    await new Promise(setImmediate);
    under -= 1;
    runs += 1;
  }, 5);

  for (let asked = 0; asked < 10; asked += 1) pace.ask();

  await vi.waitFor(() => expect(runs).toBe(2));
  await new Promise((resolve) => setTimeout(resolve, 15));
  expect([most, runs]).toEqual([1, 2]);
});

test("no more often than agreed", async () => {
  let runs = 0;
  const pace = createPace(async () => {
    runs += 1;
  }, 60_000);
  for (let asked = 0; asked < 10; asked += 1) {
    pace.ask();
    await new Promise(setImmediate);
  }
  expect(runs).toBe(1);
  await pace.stop();
});

test("stopped, it waits for what is under way and does nothing more", async () => {
  let [finish, runs] = [() => {}, 0];
  const pace = createPace(() => {
    runs += 1;
    return new Promise<void>((resolve) => {
      finish = resolve;
    });
  }, 0);
  pace.ask();
  pace.ask();
  let isStopped = false;
  const stopping = pace.stop().then(() => {
    isStopped = true;
  });
  await new Promise(setImmediate);
  expect(isStopped).toBe(false);
  finish();
  await stopping;
  pace.ask();
  expect(runs).toBe(1);
});
