import type { Quota } from "./call.ts";

const MINUTE_MS = 60_000;

interface Bucket {
  readonly left: number;
  /** Epoch milliseconds of its last call. */
  readonly at: number;
}

/**
 * So many calls in a minute for each person, whatever client they use, in this process; refilled steadily. A
 * channel, whose alerts ask, is not bounded.
 */
export function limitCalls(options: {
  /** As it is now; undefined for as many as they like. */
  readonly perMinute: () => number | undefined;
  readonly onRefused?: () => void;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
}): Quota {
  const { onRefused, clock = Date.now } = options;
  const buckets = new Map<string, Bucket>();
  let sweptAt = clock();

  /** Whoever has not called for a minute has all again. */
  function sweep(now: number): void {
    if (now - sweptAt < MINUTE_MS) return;
    sweptAt = now;
    for (const [id, { at }] of buckets) if (now - at >= MINUTE_MS) buckets.delete(id);
  }

  return async ({ principal }) => {
    const perMinute = options.perMinute();
    const allow = { effect: "allow", policy: "calls-per-minute" } as const;
    if (perMinute === undefined || principal.kind !== "person") return allow;
    const now = clock();
    sweep(now);
    const bucket = buckets.get(principal.id) ?? { left: perMinute, at: now };
    const left = Math.min(perMinute, bucket.left + ((now - bucket.at) / MINUTE_MS) * perMinute);
    if (left >= 1) {
      buckets.set(principal.id, { left: left - 1, at: now });
      return allow;
    }
    buckets.set(principal.id, { left, at: now });
    onRefused?.();
    const calls = perMinute === 1 ? "1 call" : `${perMinute} calls`;
    const seconds = Math.ceil(((1 - left) * MINUTE_MS) / perMinute / 1000);
    return {
      effect: "deny",
      policy: "calls-per-minute",
      reason: `${principal.name} has made ${calls} within a minute, which is the limit. Try again in ${seconds} s.`,
    };
  };
}
