import type { Leases } from "../queue.ts";

/** Leases of one process. */
export function createMemoryLeases(clock: () => number = Date.now): Leases {
  const held = new Map<string, Map<string, number>>();
  return {
    acquire: async (key, owner, max, ttlMs) => {
      const owners = held.get(key) ?? new Map<string, number>();
      held.set(key, owners);
      for (const [other, until] of owners) if (until <= clock()) owners.delete(other);
      if (!owners.has(owner) && owners.size >= max) return false;
      owners.set(owner, clock() + ttlMs);
      return true;
    },
    release: async (key, owner) => void held.get(key)?.delete(owner),
  };
}
