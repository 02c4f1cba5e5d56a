import { expect } from "vitest";

/** Waits for a condition, on a busy machine as well. */
export const eventually = <Value>(read: () => Value) => expect.poll(read, { timeout: 5000 });
