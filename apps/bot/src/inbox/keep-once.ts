import { LRUCache } from "lru-cache";
import type { Doorstep } from "./hear.ts";

type Keep = Doorstep["keep"];

/** More than arrive in a moment. */
const MOST = 1_000;
/** Slack announces a mention twice, within moments as a rule; what comes later is asked of the store. */
const MOMENT_MS = 10_000;

/** Keeps what is announced twice within moments once: the second goes with the first, whatever comes of it. */
export function keepOnce(keep: Keep): Keep {
  const recent = new LRUCache<string, ReturnType<Keep>>({ max: MOST, ttl: MOMENT_MS });
  return async (item) => {
    const first = recent.get(item.messageKey);
    if (first !== undefined) {
      await first;
      return "duplicate";
    }
    const keeping = keep(item);
    recent.set(item.messageKey, keeping);
    try {
      return await keeping;
    } catch (error) {
      recent.delete(item.messageKey);
      throw error;
    }
  };
}
