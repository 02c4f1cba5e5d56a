import { expect, test } from "vitest";
import { unlessAborted } from "./unless-aborted.ts";

const never = new Promise<never>(() => {});

test("gives up before or while waiting, with the signal's reason", async () => {
  const controller = new AbortController();
  const waiting = unlessAborted(never, controller.signal);
  controller.abort(new Error("stopped"));

  await expect(waiting).rejects.toThrow("stopped");
  await expect(unlessAborted(never, controller.signal)).rejects.toThrow("stopped");
});

test("one that gives up does not stop the others", async () => {
  let resolve = (_: number) => {};
  const shared = new Promise<number>((resolver) => {
    resolve = resolver;
  });
  const controller = new AbortController();
  const quitter = unlessAborted(shared, controller.signal);
  const patient = unlessAborted(shared, new AbortController().signal);
  controller.abort();
  resolve(7);

  await expect(quitter).rejects.toThrow();
  expect(await patient).toBe(7);
  expect(await unlessAborted(shared, undefined)).toBe(7);
});

test("a failure of what is shared is everybody's", async () => {
  const shared = Promise.reject(new Error("down"));

  await expect(unlessAborted(shared, new AbortController().signal)).rejects.toThrow("down");
});

test("one signal may stop any number of calls at once, and nobody takes that for a leak", async () => {
  const warnings: Error[] = [];
  const hear = (warning: Error) => warnings.push(warning);
  process.on("warning", hear);
  const { signal } = new AbortController();

  await Promise.all(Array.from({ length: 40 }, () => unlessAborted(Promise.resolve(), signal)));
  await new Promise((resolve) => setImmediate(resolve));

  process.off("warning", hear);
  expect(warnings).toEqual([]);
});
