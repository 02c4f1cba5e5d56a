import { expect, test } from "vitest";
import { createInOrder } from "./in-order.ts";

function gate() {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), passed };
}

test("one thread's messages wait for each other, another thread's do not", async () => {
  const order = createInOrder();
  const heard: string[] = [];
  const first = gate();

  const a1 = order.run("a", async () => {
    await first.passed;
    heard.push("a1");
  });
  const a2 = order.run("a", async () => void heard.push("a2"));
  await order.run("b", async () => void heard.push("b1"));
  first.open();
  await Promise.all([a1, a2]);

  expect(heard).toEqual(["b1", "a1", "a2"]);
});

test("a failure is the caller's, and the next one still runs", async () => {
  const order = createInOrder();

  const failing = order.run("a", () => Promise.reject(new Error("boom")));
  const next = order.run("a", async () => undefined);

  await expect(failing).rejects.toThrow("boom");
  await expect(next).resolves.toBeUndefined();
  await expect(order.idle()).resolves.toBeUndefined();
});
