import { expect, test } from "vitest";
import { createRandom } from "./random.ts";

const draws = (seed: number) => {
  const random = createRandom(seed);
  return Array.from({ length: 200 }, () => random.between(0, 100));
};

test("the same seed draws the same, another seed something else", () => {
  expect(draws(7)).toEqual(draws(7));
  expect(draws(7)).not.toEqual(draws(8));
});

test("draws are spread over their range", () => {
  const mean = draws(7).reduce((sum, draw) => sum + draw, 0) / 200;
  expect(mean).toBeGreaterThan(40);
  expect(mean).toBeLessThan(60);
  expect(Math.max(...draws(7))).toBeLessThan(100);
});
