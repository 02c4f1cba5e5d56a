import { expect, vi } from "vitest";

/**
 * Waits for a condition, on a busy machine as well. `expect.poll` does the same, but not in tests that
 * run side by side.
 */
export function eventually(read: () => unknown, timeout = 15_000) {
  const wait = (check: (value: unknown) => void) =>
    vi.waitFor(async () => check(await read()), { timeout, interval: 10 });
  return {
    toBe: (wanted: unknown) => wait((value) => expect(value).toBe(wanted)),
    toEqual: (wanted: unknown) => wait((value) => expect(value).toEqual(wanted)),
    toMatchObject: (wanted: object) => wait((value) => expect(value).toMatchObject(wanted)),
    toContain: (wanted: unknown) => wait((value) => expect(value).toContain(wanted)),
    toContainEqual: (wanted: unknown) => wait((value) => expect(value).toContainEqual(wanted)),
  };
}
