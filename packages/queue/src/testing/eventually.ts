import { expect, vi } from "vitest";

type Matcher = "toBe" | "toEqual" | "toMatchObject" | "toContain" | "toContainEqual";

/**
 * Waits for a condition, on a busy machine as well. `expect.poll` does the same, but not in tests that
 * run side by side.
 */
export function eventually(read: () => unknown, timeout = 15_000) {
  const wait = (matcher: Matcher) => (wanted: unknown) =>
    vi.waitFor(
      async () => {
        const assertion: Record<Matcher, (wanted: unknown) => void> = expect(await read());
        assertion[matcher](wanted);
      },
      { timeout, interval: 10 },
    );
  return {
    toBe: wait("toBe"),
    toEqual: wait("toEqual"),
    toMatchObject: wait("toMatchObject"),
    toContain: wait("toContain"),
    toContainEqual: wait("toContainEqual"),
  };
}
