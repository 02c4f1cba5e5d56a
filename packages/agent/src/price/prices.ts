/** USD for a million tokens. */
export interface Price {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  /** Kept for five minutes; one hour costs twice the input. */
  readonly cacheWrite: number;
  /** Prompts above `tokens` cost `times` as much. */
  readonly long?: { readonly tokens: number; readonly times: number };
}

export type PriceTable = Readonly<Record<string, Price>>;

const opus: Price = { input: 5, output: 25, cacheRead: 0.5, cacheWrite: 6.25 };
const long = { tokens: 100_000, times: 5 };

/**
 * As of 2026-11-21, from Anthropic's pricing page (October 2026 for the 5.5 models, August 2026 for the older);
 * `claude-fable-5-2` from the price list of `@earendil-works/pi-ai` 1.5.2.
 */
export const prices: PriceTable = {
  "claude-haiku-5-5": { input: 0.1, output: 0.5, cacheRead: 0.01, cacheWrite: 0.125, long },
  "claude-sonnet-5-5": { input: 2, output: 10, cacheRead: 0.1, cacheWrite: 2.5 },
  "claude-opus-5-5": { input: 4, output: 20, cacheRead: 0.2, cacheWrite: 5 },
  "claude-fable-5-2": { input: 8, output: 40, cacheRead: 0.2, cacheWrite: 10 },
  "claude-fable-5-1": { input: 10, output: 50, cacheRead: 0.25, cacheWrite: 12.5 },
  "claude-sonnet-5": { input: 2, output: 10, cacheRead: 0.2, cacheWrite: 2.5 },
  "claude-sonnet-4-6": { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 },
  "claude-haiku-4-5": { input: 1, output: 5, cacheRead: 0.1, cacheWrite: 1.25 },
  "claude-opus-5": opus,
  "claude-opus-4-8": opus,
  "claude-opus-4-7": opus,
  "claude-opus-4-6": opus,
  "claude-opus-4-5": opus,
};
