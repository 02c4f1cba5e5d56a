import { LRUCache } from "lru-cache";

/** Knows what has been taken on, so that a second announcement of the same message changes nothing. */
export interface Inbox {
  /** True for the first to come with this id. */
  accept(id: string): boolean;
}

const REMEMBERED = 20_000;
/** Slack sends an event again for up to an hour when it was not acknowledged. */
const HOURS_24 = 24 * 60 * 60 * 1000;

/** An inbox that lasts as long as the process. */
export function createMemoryInbox(): Inbox {
  const seen = new LRUCache<string, true>({ max: REMEMBERED, ttl: HOURS_24 });
  return {
    accept(id) {
      if (seen.has(id)) return false;
      seen.set(id, true);
      return true;
    },
  };
}
