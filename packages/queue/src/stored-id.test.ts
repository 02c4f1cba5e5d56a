import { expect, it } from "vitest";
import { readStoredId, storedId } from "./stored-id.ts";

// Keys of a queue on Redis, and what BullMQ takes for an id of its own.
it.each(["delayed", "wait", "meta", "42"])("keeps the id %s apart", (id) => {
  expect(storedId(id)).not.toBe(id);
  expect(storedId(id)).not.toMatch(/^\d+$/);
  expect(readStoredId(storedId(id))).toBe(id);
});
