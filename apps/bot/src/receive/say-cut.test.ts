import { expect, test } from "vitest";
import { sayCut } from "./say-cut.ts";

test("a connection that Slack moves is none that is cut; one that stays away is", () => {
  const cut = { state: "cut", since: 50_000 } as const;

  expect(sayCut(undefined, 90_000)).toBeUndefined();
  expect(sayCut({ state: "connected", since: 50_000 }, 90_000)).toBeUndefined();
  expect(sayCut(cut, 57_000)).toBeUndefined();
  expect(sayCut(cut, 92_000)).toMatch(/no connection to it for 42 s: /);
});
