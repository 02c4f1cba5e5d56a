import { pad } from "./pad.ts";
import { FIRST_MESSAGE_WITHIN_MS, type WorldResult } from "./run-all.ts";

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
    `${right} of ${results.length} questions answered with the true cause; slowest first message ${slowest} ms (at most ${FIRST_MESSAGE_WITHIN_MS} ms).`,
  ].join("\n");
}
