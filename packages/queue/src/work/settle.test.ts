import { afterEach, expect, it, vi } from "vitest";
import { settle } from "./settle.ts";

afterEach(() => void vi.useRealTimers());

it("gives what the work comes to, aborted or not", async () => {
  const { signal } = new AbortController();
  await expect(settle(Promise.resolve(), signal, 1)).resolves.toBeUndefined();
  await expect(settle(Promise.reject(new Error("no")), signal, 1)).rejects.toThrow("no");
  await expect(settle(Promise.resolve(), AbortSignal.abort(), 10_000)).resolves.toBeUndefined();
});

it("gives work up that does not heed its signal", async () => {
  const stop = new AbortController();
  const settled = settle(new Promise(() => {}), stop.signal, 1);
  stop.abort();
  await expect(settled).rejects.toThrow("did not heed its signal");
  await expect(settle(new Promise(() => {}), AbortSignal.abort(), 1)).rejects.toThrow("heed");
});

it("leaves nothing behind", async () => {
  vi.useFakeTimers();
  const stop = new AbortController();
  stop.abort();
  await settle(Promise.resolve(), stop.signal, 10_000);
  expect(vi.getTimerCount()).toBe(0);
});
