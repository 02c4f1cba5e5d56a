import { expect, test } from "vitest";
import { sayCut } from "./say-cut.ts";

test("a connection that Slack moves is none that is cut; one that stays away is", () => {
  expect(sayCut({ cutSince: () => undefined }, 90_000)).toBeUndefined();
  expect(sayCut({ cutSince: () => 50_000 }, 57_000)).toBeUndefined();
  expect(sayCut({ cutSince: () => 50_000 }, 92_000)).toMatch(/no connection to it for 42 s: /);
});
