/** How often something may be called: `burst` at once, then `perMinute` evenly. */
export interface Rate {
  readonly perMinute: number;
  readonly burst: number;
}

const evenly = (perMinute: number): Rate => ({ perMinute, burst: perMinute });

/**
 * Slack's rate tiers, per method and workspace. Slack promises "N+ a minute" with bursts tolerated;
 * here N is the bound. `special` stands for "hundreds per minute".
 */
export const rateTiers = {
  tier1: evenly(1),
  tier2: evenly(20),
  tier3: evenly(50),
  tier4: evenly(100),
  special: evenly(600),
} as const satisfies Record<string, Rate>;

export type RateTier = keyof typeof rateTiers;

/** `chat.postMessage`: one a second and channel, short bursts let through. */
export const postingRate: Rate = { perMinute: 60, burst: 5 };

/** Token buckets by name. */
export interface RateLimiter {
  /** Seconds to wait before trying again, whole and at least one; undefined when let through. */
  take(bucket: string, rate: Rate): number | undefined;
}

export function createRateLimiter(now: () => number): RateLimiter {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(name, rate) {
      const perMs = rate.perMinute / 60_000;
      const bucket = buckets.get(name) ?? { tokens: rate.burst, at: now() };
      const tokens = Math.min(rate.burst, bucket.tokens + (now() - bucket.at) * perMs);
      if (tokens < 1) {
        buckets.set(name, { tokens, at: now() });
        return Math.max(1, Math.ceil((1 - tokens) / perMs / 1000));
      }
      buckets.set(name, { tokens: tokens - 1, at: now() });
      return undefined;
    },
  };
}
