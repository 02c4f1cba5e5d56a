import { SLOWEST_MS, type Tally } from "./ledger/tally.ts";

/** What a drill came to. */
export interface DrillResult extends Tally {
  readonly drill: "kill" | "slack-delivery";
  readonly backend: string;
  readonly seed: number;
  /** How often trouble was made: processes killed, faults put in the way. */
  readonly runs: number;
  readonly tookMs: number;
  /** Where the bot's logs are, when something was not as it should be. */
  readonly logs?: string;
}

export function isPassed({ problems }: DrillResult): boolean {
  return problems.length === 0;
}

const COLUMNS: readonly (readonly [string, number, (result: DrillResult) => string])[] = [
  ["drill", 15, ({ drill }) => drill],
  ["backend", 9, ({ backend }) => backend],
  ["runs", 5, ({ runs }) => String(runs)],
  ["sent", 5, ({ sent }) => String(sent)],
  ["answered", 9, ({ answered }) => String(answered)],
  ["lost", 5, ({ lost }) => String(lost)],
  ["doubled", 8, ({ doubled }) => String(doubled)],
  ["wrong", 6, ({ wrong }) => String(wrong)],
  ["median", 8, ({ medianMs }) => `${(medianMs / 1000).toFixed(1)} s`],
  ["slowest", 8, ({ slowestMs }) => `${(slowestMs / 1000).toFixed(1)} s`],
];

/** The result for people: a row, then what is not as it should be. */
export function resultTable(result: DrillResult): string {
  const head = COLUMNS.map(([name, width]) => name.padEnd(width)).join(" ");
  const row = COLUMNS.map(([, width, read]) => read(result).padEnd(width)).join(" ");
  const { problems, logs, seed, tookMs } = result;
  const said = isPassed(result)
    ? `Nothing lost, nothing doubled, nobody waited longer than ${SLOWEST_MS / 1000} s.`
    : `Not as promised. Again with the same draws: --seed ${seed}`;
  return [
    head.trimEnd(),
    row.trimEnd(),
    "",
    `${said} Took ${Math.round(tookMs / 1000)} s, seed ${seed}.`,
    ...problems.slice(0, 30).map((problem) => `- ${problem}`),
    ...(problems.length > 30 ? [`- and ${problems.length - 30} more`] : []),
    ...(logs === undefined ? [] : [`The bot's logs: ${logs}`]),
  ].join("\n");
}
