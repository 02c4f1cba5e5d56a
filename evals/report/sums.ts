import type { CaseKind } from "../case.ts";
import { kinds } from "../case.ts";
import { groupBy } from "../group-by.ts";
import type { CaseResult, EvalsResult, TurnResult } from "../result.ts";

/** Cases that count alike. */
export interface Sum {
  readonly cases: number;
  /** Everything that was to be said was said. */
  readonly found: number;
  /** Investigations that followed, and those whose own answer says the cause. */
  readonly investigated: number;
  readonly foundByAnswer: number;
  readonly passed: number;
  readonly confidentAndWrong: number;
  readonly tokens: number;
  readonly usd: number;
}

/** What decides, over all results. */
export interface Sums {
  readonly all: Sum;
  readonly kinds: readonly (Sum & { readonly kind: CaseKind })[];
  /** Of the cases, in one trial on average. */
  readonly passAt1: number;
  /** Cases that passed every time. */
  readonly passAll: number;
  readonly unnamed: readonly string[];
  readonly notCalledHealthy: readonly string[];
  readonly unfounded: number;
  readonly spokeUnasked: number;
}

const of = (cases: readonly CaseResult[], read: (turn: TurnResult) => number): number =>
  cases.reduce((sum, { turns }) => sum + turns.reduce((part, turn) => part + read(turn), 0), 0);

function isFound({ turns, problem }: CaseResult): boolean {
  return (
    problem === undefined &&
    turns.every(({ judged }) => judged.missing.length === 0 && judged.unnamed.length === 0)
  );
}

function sumOf(cases: readonly CaseResult[]): Sum {
  const isWrong = ({ turns }: CaseResult) => turns.some(({ judged }) => judged.confidentAndWrong);
  return {
    cases: cases.length,
    found: cases.filter(isFound).length,
    investigated: of(cases, ({ foundByAnswer }) => Number(foundByAnswer !== undefined)),
    foundByAnswer: of(cases, ({ foundByAnswer }) => Number(foundByAnswer === true)),
    passed: cases.filter(({ passed }) => passed).length,
    confidentAndWrong: cases.filter(isWrong).length,
    tokens: of(cases, ({ tokens }) => tokens),
    usd: of(cases, ({ usd }) => usd),
  };
}

export const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

export function sumUp({ cases }: EvalsResult): Sums {
  const ids = groupBy(cases, ({ id }) => id);
  const idsWhere = (is: (turn: TurnResult) => boolean) => [
    ...new Set(cases.filter(({ turns }) => turns.some(is)).map(({ id }) => id)),
  ];
  const always = [...ids.values()].filter((trials) => trials.every(({ passed }) => passed));
  return {
    all: sumOf(cases),
    kinds: kinds.map((kind) => ({ kind, ...sumOf(cases.filter((one) => one.kind === kind)) })),
    passAt1: share(cases.filter(({ passed }) => passed).length, cases.length),
    passAll: share(always.length, ids.size),
    unnamed: idsWhere(({ judged }) => judged.unnamed.length > 0),
    notCalledHealthy: idsWhere(({ judged }) => judged.notCalledHealthy),
    unfounded: of(cases, ({ judged }) => judged.unfounded.length),
    spokeUnasked: of(cases, ({ judged }) => Number(judged.spoke)),
  };
}
