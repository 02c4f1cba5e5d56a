import { randomBytes } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { KeptResult, KeptResults } from "./tool.ts";

const MINUTE = 60_000;
const MB = 1024 * 1024;

/** Room for whole results, all principals together; the least used ones go first. */
export interface ResultStore {
  /** The results of one principal; nobody else finds them. */
  of(principalId: string): KeptResults;
}

/** Keeps whole results in memory, half an hour and 64 MB in all, each bound to the principal it was read for. */
export function createResultStore(
  options: {
    readonly maxBytes?: number;
    readonly ttlMs?: number;
    readonly clock?: () => number;
  } = {},
): ResultStore {
  const { maxBytes = 64 * MB, ttlMs = 30 * MINUTE, clock = Date.now } = options;
  const kept = new LRUCache<string, KeptResult & { readonly bytes: number }>({
    maxSize: maxBytes,
    sizeCalculation: ({ bytes }) => bytes,
    ttl: ttlMs,
    ttlResolution: 0,
    perf: { now: clock },
  });
  return {
    of: (principalId) => ({
      keep(tool, value) {
        const bytes = Buffer.byteLength(JSON.stringify(value)) * 2;
        if (bytes > maxBytes) return undefined;
        const id = `r-${randomBytes(6).toString("hex")}`;
        kept.set(`${principalId} ${id}`, { tool, value, keptAt: clock(), bytes });
        return id;
      },
      get: (id) => kept.get(`${principalId} ${id}`),
    }),
  };
}
