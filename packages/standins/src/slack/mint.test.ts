import { expect, test } from "vitest";
import { createTsMint, mintId, mintTokens } from "./mint.ts";

test("timestamps are unique and increase, even while the clock stands still or goes back", () => {
  let now = 1_700_000_000_123;
  const mint = createTsMint(() => now);
  const first = [mint(), mint()];
  now -= 5000;
  expect([...first, mint()]).toEqual([
    "1700000000.123000",
    "1700000000.123001",
    "1700000000.123002",
  ]);
});

test("ids carry their kind, and tokens are new every time", () => {
  expect(mintId("D")).toMatch(/^D[A-Z0-9]{10}$/);
  const tokens = mintTokens("A1");
  expect(tokens.botToken).toMatch(/^xoxb-/);
  expect(tokens.appToken).toMatch(/^xapp-1-A1-/);
  expect(mintTokens("A1").botToken).not.toBe(tokens.botToken);
});
