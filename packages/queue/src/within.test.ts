import { expect, it } from "vitest";
import { TooLate, within } from "./within.ts";

it("gives what the work comes to", async () => {
  await expect(within(10_000, Promise.resolve(7))).resolves.toBe(7);
  await expect(within(10_000, Promise.reject(new Error("no")))).rejects.toThrow("no");
});

it("waits no longer, and ignores a late rejection", async () => {
  let fail = (_error: Error) => {};
  const work = new Promise<void>((_resolve, reject) => {
    fail = reject;
  });
  await expect(within(1, work)).rejects.toBeInstanceOf(TooLate);
  fail(new Error("too late to matter"));
});
