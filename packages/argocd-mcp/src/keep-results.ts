import { randomBytes } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { LRUCache } from "lru-cache";
import type { KeptResults } from "./tool.ts";

const MINUTE = 60_000;
const MB = 1024 * 1024;
/** What an entry takes besides its bytes: about 350 on Node 20, and small buffers hold on to a shared slab. */
const ENTRY_BYTES = 1_024;

/** Room for whole results, all principals together; the least used ones go first. */
export interface ResultStore {
  /** The results of one owner; nobody else finds them. */
  of(owner: string): KeptResults;
}

/** Names that are told thousands of times over pack well at any level; this one takes the least time. */
const FASTEST = { level: 1 };

/**
 * Keeps whole results in memory, half an hour and 64 MB in all, each bound to whom it was read for. They
 * are kept as packed JSON, so that what is counted is what they take, and what is kept cannot change.
 */
export function createResultStore(
  options: {
    readonly maxBytes?: number;
    readonly ttlMs?: number;
    readonly clock?: () => number;
  } = {},
): ResultStore {
  const { maxBytes = 64 * MB, ttlMs = 30 * MINUTE, clock = Date.now } = options;
  interface Entry {
    readonly tool: string;
    readonly packed: Buffer;
    readonly keptAt: number;
  }
  const kept = new LRUCache<string, Entry>({
    maxSize: maxBytes,
    sizeCalculation: ({ packed }) => packed.byteLength + ENTRY_BYTES,
    ttl: ttlMs,
    ttlResolution: 0,
    perf: { now: clock },
  });
  return {
    of: (owner) => ({
      keep(tool, value) {
        const json = Buffer.from(JSON.stringify(value) ?? "null");
        if (json.byteLength + ENTRY_BYTES > maxBytes) return undefined;
        const id = `r-${randomBytes(6).toString("hex")}`;
        const packed = deflateRawSync(json, FASTEST);
        kept.set(JSON.stringify([owner, id]), { tool, packed, keptAt: clock() });
        return id;
      },
      get(id) {
        const entry = kept.get(JSON.stringify([owner, id]));
        if (entry === undefined) return undefined;
        const { tool, packed, keptAt } = entry;
        return { tool, value: JSON.parse(inflateRawSync(packed).toString()), keptAt };
      },
    }),
  };
}
