import { expect, test } from "vitest";
import { createRateLimiter } from "./rate-tiers.ts";

const rate = { perMinute: 60, burst: 2 };

test("a burst goes through, then as much as comes in with time", () => {
  let now = 0;
  const limiter = createRateLimiter(() => now);
  expect([limiter.take("a", rate), limiter.take("a", rate)]).toEqual([undefined, undefined]);
  expect(limiter.take("a", rate)).toBe(1);
  now = 900;
  expect(limiter.take("a", rate)).toBe(1);
  now = 1000;
  expect(limiter.take("a", rate)).toBeUndefined();
  expect(limiter.take("a", rate)).toBe(1);
  now = 3_600_000;
  expect([1, 2, 3].map(() => limiter.take("a", rate))).toEqual([undefined, undefined, 1]);
});

test("the wait is as long as the rate is low, and buckets do not share", () => {
  const limiter = createRateLimiter(() => 0);
  const rare = { perMinute: 1, burst: 1 };
  expect(limiter.take("a", rare)).toBeUndefined();
  expect(limiter.take("a", rare)).toBe(60);
  expect(limiter.take("b", rare)).toBeUndefined();
});
