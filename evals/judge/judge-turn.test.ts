import { expect, test } from "vitest";
import type { Expected, Turn } from "../case.ts";
import type { Played } from "../play/play-case.ts";
import { holds, judgeTurn } from "./judge-turn.ts";

const cause: Expected = { mustSay: ["512Mi", "oomkilled|out of memory"], mustNotSay: ["quota"] };

function played(text: string, expects: Turn["expects"], confidence?: "high" | "low"): Played {
  const answer = { confidence, claims: [] };
  const end = { kind: "answered", answer, steps: [], spent: { toolCalls: 3 } };
  const investigated = confidence === undefined ? [] : [{ request: {}, end, journal: [] }];
  const turn = { says: "why?", ...(expects === undefined ? {} : { expects }) };
  return { turn, text, firstMs: 1, ms: 2, investigated } as unknown as Played;
}

test("an answer that says what is true holds, whatever the case", () => {
  expect(holds(judgeTurn(played("OUT OF MEMORY at 512mi", cause, "high")))).toBe(true);
});

test("what is missing is told; it is confident and wrong only when it was said to be sure", () => {
  const unsure = judgeTurn(played("at 512Mi", cause, "low"));
  const sure = judgeTurn(played("at 512Mi", cause, "high"));

  expect(unsure).toMatchObject({ missing: ["oomkilled|out of memory"], confidentAndWrong: false });
  expect(sure).toMatchObject({ missing: ["oomkilled|out of memory"], confidentAndWrong: true });
  expect(holds(unsure)).toBe(false);
});

test("what is not so is confident and wrong, found cause or not", () => {
  const judged = judgeTurn(played("OOMKilled at 512Mi, or the quota", cause));

  expect(judged).toMatchObject({ missing: [], wrong: ["quota"], confidentAndWrong: true });
});

test("of several failures each has to be named", () => {
  const expected = { mustSay: [], mustNotSay: [], failures: [["5.2.0"], ["5.1.0"]] };

  expect(judgeTurn(played("5.2.0 is broken", expected)).unnamed).toEqual(["5.1.0"]);
});

test("what is well has to be called so", () => {
  const expected = { mustSay: [], mustNotSay: [], healthy: true };

  expect(judgeTurn(played("search-query is Healthy", expected)).notCalledHealthy).toBe(false);
  expect(judgeTurn(played("search-query has 2 pods", expected)).notCalledHealthy).toBe(true);
});

test("silence is broken by any word", () => {
  expect(holds(judgeTurn(played("", "silence")))).toBe(true);
  expect(judgeTurn(played("Hello", "silence")).spoke).toBe(true);
});

test("writes and wandering about are told", () => {
  const one = played("", undefined, "low");
  const [first] = one.investigated;
  const end = { ...first?.end, steps: [{ tool: "sync_application" }], spent: { toolCalls: 21 } };
  const misused = { ...one, investigated: [{ ...first, end }] } as unknown as Played;

  expect(judgeTurn(misused).calls).toEqual(["sync_application", "21 calls"]);
});
