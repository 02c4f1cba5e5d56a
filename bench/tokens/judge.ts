import type { MeasuredLarge } from "./measure-large.ts";
import type { MeasuredWorld } from "./measure-worlds.ts";

/** What our side holds itself to. */
export const floors = {
  /** The peer's tokens of the five calls, over ours. */
  ratio: 50,
  /** Of one question about a world. */
  tokens: 2_000,
  calls: 2,
};

/** What falls short of the floors, one sentence each; the ratio counts only beside a peer. */
export function judge(large: MeasuredLarge, worlds: readonly MeasuredWorld[]): readonly string[] {
  const short: string[] = [];
  const missing = large.steps.filter(({ ours }) => ours === undefined);
  for (const { title } of missing) short.push(`${title}: there is no tool of ours`);
  const both = large.steps.filter(({ ours, peer }) => ours !== undefined && peer !== undefined);
  const ratio = ratioOf(both);
  if (both.length > 0 && ratio < floors.ratio)
    short.push(
      `the five calls take 1/${Math.floor(ratio)} of the peer's tokens, not 1/${floors.ratio}`,
    );
  for (const { title, ours } of large.steps) {
    if (ours?.failed) short.push(`${title}: ${ours.tool} failed`);
    else if (ours !== undefined && ours.lost.length > 0)
      short.push(`${title}: ${ours.tool} loses ${quoted(ours.lost)}`);
  }
  for (const { world, ours } of worlds) {
    if (ours.tokens > floors.tokens) short.push(`${world}: ${ours.tokens} tokens`);
    if (ours.calls.length > floors.calls) short.push(`${world}: ${ours.calls.length} calls`);
    if (ours.lost.length > 0)
      short.push(`${world}: ${ours.calls.join(", ")} without ${quoted(ours.lost)}`);
    if (ours.bare.length > 0)
      short.push(`${world}: ${quoted(ours.bare)} without a line that carries it`);
  }
  return short;
}

export function ratioOf(steps: MeasuredLarge["steps"]): number {
  const sum = (side: "ours" | "peer") =>
    steps.reduce((total, step) => total + (step[side]?.tokens ?? 0), 0);
  return sum("peer") / Math.max(1, sum("ours"));
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(", ");
}
