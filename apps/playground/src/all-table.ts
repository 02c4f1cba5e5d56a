import { pad } from "./pad.ts";
import { FIRST_MESSAGE_WITHIN_MS, type WorldResult } from "./run-all.ts";

/** What must hold: nearly every cause named by rules alone, and no first message late. */
const NAMED = 0.95;

/** Whether enough true causes are named, each in time. */
export function holds(results: readonly WorldResult[]): boolean {
  const named = results.filter(({ problems }) => problems.length === 0).length;
  const inTime = results.every(({ firstMs = Infinity }) => firstMs <= FIRST_MESSAGE_WITHIN_MS);
  return inTime && named >= NAMED * results.length;
}

/** The results as a table for people, with the sums that decide at its end. */
export function allTable(results: readonly WorldResult[]): string {
  const rows = results.map(({ world, mode, question, firstMs, problems }) =>
    [
      pad(world, 32),
      pad(mode, 8),
      pad(firstMs === undefined ? "-" : `${firstMs} ms`, 8),
      problems.length === 0 ? "true cause named" : problems.join("; "),
      `  «${question}»`,
    ].join(" "),
  );
  const right = results.filter(({ problems }) => problems.length === 0).length;
  const slowest = Math.max(0, ...results.map(({ firstMs }) => firstMs ?? 0));
  return [
    `${pad("world", 32)} ${pad("mode", 8)} ${pad("first", 8)} answer`,
    ...rows,
    "",
    `${right} of ${results.length} questions answered with the true cause (at least ${NAMED * 100} %); slowest first message ${slowest} ms (at most ${FIRST_MESSAGE_WITHIN_MS} ms).`,
  ].join("\n");
}
