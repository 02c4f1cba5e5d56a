import type { Quota } from "@lynceus/guard";

const MINUTE = 60_000;

/** So many calls in a minute for each principal, whatever client they use; refilled steadily. */
export function limitCalls(perMinute: number, clock: () => number = Date.now): Quota {
  const buckets = new Map<string, { left: number; at: number }>();
  return async ({ principal }) => {
    const now = clock();
    const bucket = buckets.get(principal.id) ?? { left: perMinute, at: now };
    const left = Math.min(perMinute, bucket.left + ((now - bucket.at) / MINUTE) * perMinute);
    if (left < 1) {
      buckets.set(principal.id, { left, at: now });
      const seconds = Math.ceil(((1 - left) * MINUTE) / perMinute / 1000);
      return {
        effect: "deny",
        policy: "calls-per-minute",
        reason: `${principal.name} has made ${perMinute} calls within a minute, which is the limit. Try again in ${seconds} s.`,
      };
    }
    buckets.set(principal.id, { left: left - 1, at: now });
    return { effect: "allow", policy: "calls-per-minute" };
  };
}
