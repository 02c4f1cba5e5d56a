const limits = { requests: 1_000, "input-tokens": 2_000_000, "output-tokens": 400_000 };
type Limit = keyof typeof limits;

/** What is left of each limit this minute, as every answer tells it; never enforced. Cached reads do not count. */
export function createRateLimits(now: () => number) {
  let minute = 0;
  let used: Record<Limit, number> = { requests: 0, "input-tokens": 0, "output-tokens": 0 };
  const roll = () => {
    const current = Math.floor(now() / 60_000);
    if (current > minute) used = { requests: 0, "input-tokens": 0, "output-tokens": 0 };
    minute = current;
  };
  return {
    use(limit: Limit, count: number): void {
      roll();
      used[limit] += count;
    },
    headers(): Record<string, string> {
      roll();
      const reset = new Date((minute + 1) * 60_000).toISOString().replace(".000", "");
      const headers: Record<string, string> = {};
      for (const limit of Object.keys(limits) as Limit[]) {
        headers[`anthropic-ratelimit-${limit}-limit`] = String(limits[limit]);
        const remaining = Math.max(0, limits[limit] - used[limit]);
        headers[`anthropic-ratelimit-${limit}-remaining`] = String(remaining);
        headers[`anthropic-ratelimit-${limit}-reset`] = reset;
      }
      return headers;
    },
  };
}
