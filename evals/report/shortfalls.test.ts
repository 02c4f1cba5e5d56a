import { expect, test } from "vitest";
import type { CaseResult, EvalsResult, TurnResult } from "../result.ts";
import { shortfalls } from "./shortfalls.ts";
import { sumUp } from "./sums.ts";

const nothing = {
  missing: [],
  wrong: [],
  unnamed: [],
  notCalledHealthy: false,
  spoke: false,
  confidentAndWrong: false,
  unfounded: [],
  calls: [],
};

function result(id: string, judged: Partial<TurnResult["judged"]> = {}, trial = 1): CaseResult {
  const turn = { judged: { ...nothing, ...judged }, tokens: 10, usd: 0.5 };
  const passed = Object.keys(judged).length === 0;
  return {
    id,
    kind: "question",
    world: "w",
    trial,
    turns: [turn],
    passed,
  } as unknown as CaseResult;
}

const sums = (...cases: readonly CaseResult[]) =>
  sumUp({ model: "m", trials: 1, ms: 1, cases } satisfies EvalsResult);
const good = (count: number) => Array.from({ length: count }, (_, index) => result(`ok/${index}`));

test("nineteen of twenty found is enough, eighteen is not; the same of a fleet", () => {
  const missed = result("missed/1", { missing: ["x"] });
  const ofFleet = { ...missed, kind: "fleet" as const };

  expect(shortfalls(sums(...good(19), missed))).toEqual([]);
  expect(shortfalls(sums(...good(18), missed, missed))).toEqual(["90 % found, not 95 %"]);
  expect(shortfalls(sums(...good(19), ofFleet))).toEqual(["0 % of the fleet's found, not 95 %"]);
});

test.each([
  [{ unnamed: ["5.1.0"] }, "a failure not named in bad/1"],
  [{ confidentAndWrong: true }, "1 confident and wrong"],
  [{ notCalledHealthy: true }, "not called healthy: bad/1"],
  [{ unfounded: ["e1: x"] }, "1 excerpts that stand nowhere"],
  [{ spoke: true }, "1 times spoken unasked"],
])("%j is a floor of its own", (judged, said) => {
  expect(shortfalls(sums(...good(20), result("bad/1", judged)))).toEqual([said]);
});

test("a case counts as always passed only when every trial did", () => {
  const cases = [result("a"), result("a", {}, 2), result("b"), result("b", { missing: ["x"] }, 2)];

  const { passAt1, passAll, all } = sums(...cases);

  expect([passAt1, passAll, all.tokens, all.usd]).toEqual([0.75, 0.5, 40, 2]);
});
