import { expect, test } from "vitest";
import { createBucket } from "./create-bucket.ts";

const rate = { perMinute: 60, burst: 2 };

test("a burst goes at once, then one token a second comes in, up to a burst again", () => {
  const bucket = createBucket(rate);
  bucket.take(0);
  expect(bucket.waitMs(0)).toBe(0);
  bucket.take(0);
  expect(bucket.waitMs(0)).toBe(1000);
  expect(bucket.waitMs(400)).toBe(600);
  expect(bucket.waitMs(1000)).toBe(0);
  bucket.take(3_600_000);
  bucket.take(3_600_000);
  expect(bucket.waitMs(3_600_000)).toBe(1000);
});

test("paused, it gives nothing until the time is over, then one", () => {
  const bucket = createBucket(rate);
  bucket.pause(5000, 0);
  expect(bucket.waitMs(0)).toBe(5000);
  expect(bucket.waitMs(4999)).toBe(1);
  expect(bucket.waitMs(5000)).toBe(0);
  bucket.take(5000);
  expect(bucket.waitMs(5000)).toBe(1000);
});

test("a shorter pause does not end a longer one", () => {
  const bucket = createBucket(rate);
  bucket.pause(5000, 0);
  bucket.pause(1000, 0);
  expect(bucket.waitMs(0)).toBe(5000);
});
