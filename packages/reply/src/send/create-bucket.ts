import type { Rate } from "./budget.ts";

/** A token bucket. Times are a clock's milliseconds. */
export interface Bucket {
  /** How long until it holds a token; 0 when it does. */
  waitMs(now: number): number;
  take(now: number): void;
  /** Empty until `ms` from now, then worth one token: Slack said when to come back. */
  pause(ms: number, now: number): void;
}

export function createBucket({ perMinute, burst }: Rate): Bucket {
  const perMs = perMinute / 60_000;
  let tokens = burst;
  // Of `tokens`; in the future while paused.
  let at = Number.NEGATIVE_INFINITY;

  function refill(now: number): void {
    if (now <= at) return;
    tokens = Math.min(burst, tokens + (now - at) * perMs);
    at = now;
  }

  return {
    waitMs(now) {
      refill(now);
      const forToken = tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perMs);
      return Math.max(0, at - now) + forToken;
    },
    take(now) {
      refill(now);
      tokens -= 1;
    },
    pause(ms, now) {
      const until = Math.max(at, now + ms);
      tokens = 1;
      at = until;
    },
  };
}
