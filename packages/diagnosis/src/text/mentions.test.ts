import { expect, it } from "vitest";
import { mentions } from "./mentions.ts";

it.each([
  ["shop-api: 5.2.0, flags", "shop-api"],
  ["shop-api: 5.2.0, flags", "5.2.0"],
  ["roll out v5.2.0.", "5.2.0"],
  ["(shop-api) fix", "shop-api"],
  ["configserver:https://config.shop.net/x", "config.shop.net"],
  ["webhook and web", "web"],
])("%s mentions %s", (text, name) => {
  expect(mentions(text, name)).toBe(true);
});

it.each([
  ["shop-api: 5.2.0", "shop"],
  ["webhook: retry", "web"],
  ["roll out 15.2.0", "5.2.0"],
  ["roll out 5.2.0.1", "5.2.0"],
  ["redis-cache.shop.net", "redis"],
  ["a.config.shop.net", "config.shop.net"],
  ["anything", ""],
])("%s does not mention %s", (text, name) => {
  expect(mentions(text, name)).toBe(false);
});
