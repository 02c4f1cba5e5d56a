import { groupBy } from "../group-by.ts";
import type { CaseResult, EvalsResult } from "../result.ts";
import { reasonOf, sayProblems } from "./say-problems.ts";
import { percent, shortfalls } from "./shortfalls.ts";
import { type Sum, share, sumUp } from "./sums.ts";

function caseRow(one: CaseResult): string {
  const { id, trial, turns, passed } = one;
  const sum = (read: (turn: CaseResult["turns"][number]) => number) =>
    turns.reduce((total, turn) => total + read(turn), 0);
  const last = turns.at(-1);
  return [
    passed ? "ok  " : "FAIL",
    `${id}${trial > 1 ? ` (${trial})` : ""}`.padEnd(50),
    String(sum(({ toolCalls }) => toolCalls)).padStart(5),
    String(sum(({ tokens }) => tokens)).padStart(7),
    `$${sum(({ usd }) => usd).toFixed(3)}`.padStart(7),
    `${(sum(({ ms }) => ms) / 1000).toFixed(1)} s`.padStart(7),
    (last?.confidence.join(",") || "-").padEnd(6),
    passed ? "" : `${reasonOf(one)}: ${sayProblems(one)}`,
  ].join("  ");
}

/** The sums of some cases as a row's cells. */
export function sumCells(name: string, sum: Sum): readonly string[] {
  const { cases, found, passed, confidentAndWrong, tokens, usd } = sum;
  const { investigated, foundByAnswer } = sum;
  return [
    name,
    String(cases),
    `${found} (${percent(share(found, cases))})`,
    investigated === 0 ? "-" : `${foundByAnswer} of ${investigated}`,
    `${passed} (${percent(share(passed, cases))})`,
    String(confidentAndWrong),
    cases === 0 ? "-" : String(Math.round(tokens / cases)),
    `$${usd.toFixed(2)}`,
  ];
}

export const sumTitles = [
  "kind",
  "cases",
  "cause found",
  "by the answer itself",
  "passed",
  "confident and wrong",
  "tokens a case",
  "cost",
] as const;

const widths = [12, 6, 14, 21, 14, 20, 14, 8];
const row = (cells: readonly string[]) =>
  cells
    .map((cell, index) => cell.padEnd(widths[index] ?? 8))
    .join("")
    .trimEnd();

/** The results as a table for people, with what decides at its end. */
export function table(result: EvalsResult): string {
  const sums = sumUp(result);
  const missing = shortfalls(sums);
  const reasons = groupBy(
    result.cases.filter(({ passed }) => !passed),
    reasonOf,
  );
  return [
    ...result.cases.map(caseRow),
    "",
    row(sumTitles),
    ...sums.kinds.filter(({ cases }) => cases > 0).map((sum) => row(sumCells(sum.kind, sum))),
    row(sumCells("all", sums.all)),
    "",
    ...[...reasons].map(([reason, those]) => `${String(those.length).padStart(4)}  ${reason}`),
    `pass@1 ${percent(sums.passAt1)}, pass^${result.trials} ${percent(sums.passAll)}; ${result.model}, ${(result.ms / 1000).toFixed(0)} s.`,
    missing.length === 0 ? "Every floor holds." : `Falls short: ${missing.join("; ")}.`,
  ].join("\n");
}
