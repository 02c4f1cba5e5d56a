import { expect, test } from "vitest";
import { loadWorld } from "../../packages/standins/src/index.ts";
import { factsOf, holds } from "./facts.ts";

test("what a recording holds is told from what only an adviser would say", () => {
  const world = loadWorld("image-tag-missing");

  const [asked] = factsOf({
    ...world,
    truth: { ...world.truth, mustSay: ["2.4.0-rc1", "no such|NOT FOUND", "buy a horse"] },
  });

  expect(asked?.applications).toEqual(["payments-api"]);
  expect(asked?.facts.map(({ says }) => says)).toEqual(["2.4.0-rc1", "no such|NOT FOUND"]);
  expect(asked?.unrecorded.map(({ says }) => says)).toEqual(["buy a horse"]);
});

test("one alternative is enough, in any case", () => {
  expect(holds("It was Not Found", { says: "", words: ["missing", "not found"] })).toBe(true);
  expect(holds("It was found", { says: "", words: ["missing", "not found"] })).toBe(false);
});
