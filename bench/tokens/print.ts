import { ratioOf } from "./judge.ts";
import type { Measured, MeasuredLarge, MeasuredStep } from "./measure-large.ts";
import type { MeasuredReading, MeasuredWorld } from "./measure-worlds.ts";

const widths = [22, 9, 8, 10, 8, 16, 10, 8, 16];

/** Both measurements as tables for a terminal. */
export function print(
  large: MeasuredLarge,
  worlds: readonly MeasuredWorld[],
  peer: string,
): string {
  const { steps, diagnosis } = large;
  const found = diagnosis.bearing - diagnosis.lost.length;
  return [
    `One application of ${large.resources} resources and ${large.nodes.toLocaleString("en")} nodes, five calls`,
    row(["", "direct", "", "ours", "", "", peer]),
    row([
      "",
      "tokens",
      "p50 ms",
      "tokens",
      "fields",
      "over p50/p95",
      "tokens",
      "fields",
      "over p50/p95",
    ]),
    ...steps.map(stepRow),
    row([
      "all",
      number(directTokens(steps)),
      "",
      total(steps, "ours"),
      "",
      "",
      total(steps, "peer"),
    ]),
    ...ratioLine(steps),
    `diagnose_application alone: ${number(diagnosis.tokens)} tokens, ${diagnosis.ms} ms, ${found} of ${diagnosis.bearing} fields${diagnosis.lost.length > 0 ? `; not ${diagnosis.lost.map((word) => `"${word}"`).join(", ")}` : ""}`,
    "",
    `${worlds.length} recorded worlds, one question each`,
    row(["", "ours", "", peer]),
    ...worldRows(worlds),
    "",
  ].join("\n");
}

function stepRow(step: MeasuredStep): string {
  const direct = [number(Math.ceil(step.directBytes / 4)), String(step.directP50)];
  return row([step.title, ...direct, ...cells(step, step.ours), ...cells(step, step.peer)]);
}

function cells({ bearing }: MeasuredStep, side: Measured | undefined): readonly string[] {
  if (side === undefined) return ["-", "-", "-"];
  const fields = bearing === 0 ? "" : `${bearing - side.lost.length}/${bearing}`;
  const { p50, p95 } = side.overhead;
  return [side.failed ? "failed" : number(side.tokens), fields, `${p50} / ${p95}`];
}

function directTokens(steps: readonly MeasuredStep[]): number {
  return steps.reduce((sum, { directBytes }) => sum + Math.ceil(directBytes / 4), 0);
}

function total(steps: readonly MeasuredStep[], side: "ours" | "peer"): string {
  const all = steps.flatMap((step) => step[side]?.tokens ?? []);
  return all.length === 0 ? "-" : number(all.reduce((sum, tokens) => sum + tokens, 0));
}

function ratioLine(steps: readonly MeasuredStep[]): readonly string[] {
  const both = steps.filter(({ ours, peer }) => ours !== undefined && peer !== undefined);
  if (both.length === 0) return [];
  return [
    `ours take 1/${Math.floor(ratioOf(both))} of the peer's tokens, over ${both.length} calls`,
  ];
}

function worldRows(worlds: readonly MeasuredWorld[]): readonly string[] {
  const words = worlds.reduce((sum, { bearing }) => sum + bearing, 0);
  const side = (read: (world: MeasuredWorld) => MeasuredReading | undefined) => {
    const all = worlds.flatMap((world) => read(world) ?? []);
    if (all.length === 0) return ["-", "-", "-", "-", "-", "-"];
    const tokens = all.map((one) => one.tokens);
    const calls = all.map((one) => one.calls.length);
    const lost = all.reduce((sum, one) => sum + one.lost.length, 0);
    const bare = all.reduce((sum, one) => sum + one.bare.length, 0);
    const whole = all.filter((one) => one.lost.length + one.bare.length === 0).length;
    return [
      `${number(middle(tokens))} / ${number(Math.max(...tokens))}`,
      `${middle(calls)} / ${Math.max(...calls)}`,
      `${middle(all.map((one) => one.ms))} / ${Math.max(...all.map((one) => one.ms))}`,
      `${words - lost} of ${words}`,
      `${words - lost - bare} of ${words}`,
      `${whole} of ${worlds.length}`,
    ];
  };
  const [ours, peer] = [side((world) => world.ours), side((world) => world.peer)];
  const titles = ["tokens, median / most", "calls, median / most", "ms, median / most"];
  const kept = ["bearing words", "with their line", "worlds in full"];
  return [...titles, ...kept].map((title, index) =>
    row([title, ours[index] ?? "", "", peer[index] ?? ""], [24, 16, 2, 18]),
  );
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const number = (value: number) => value.toLocaleString("en");

function row(cellsOfRow: readonly string[], columns = widths): string {
  return cellsOfRow
    .map((cell, index) =>
      index === 0 ? cell.padEnd(columns[0] ?? 0) : cell.padStart(columns[index] ?? 10),
    )
    .join("")
    .trimEnd();
}
