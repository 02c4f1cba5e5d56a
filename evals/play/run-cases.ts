import type { EvalCase } from "../case.ts";
import { groupBy } from "../group-by.ts";
import type { CaseResult } from "../result.ts";
import { type PlayOptions, playWorld } from "./play-world.ts";

export interface RunOptions extends Omit<PlayOptions, "trial"> {
  readonly trials: number;
  /** Worlds at once. */
  readonly atOnce: number;
  readonly onWorld?: (told: { readonly world: string; readonly left: number }) => void;
}

/** Plays the cases, each world's with one bot, several worlds at once; in the order of the cases. */
export async function runCases(
  cases: readonly EvalCase[],
  options: RunOptions,
  signal: AbortSignal,
): Promise<readonly CaseResult[]> {
  const { trials, atOnce, onWorld, ...play } = options;
  const worlds = groupBy(cases, ({ world }) => world);
  // The longest first: nobody waits for it alone at the end.
  const waiting = Array.from({ length: trials }, (_, index) => index + 1).flatMap((trial) =>
    [...worlds]
      .sort(([, a], [, b]) => b.length - a.length)
      .map(([world, those]) => ({ world, those, trial })),
  );
  const results: CaseResult[] = [];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      signal.throwIfAborted();
      const { world, those, trial } = next;
      results.push(...(await playWorld(world, those, { ...play, trial }, signal)));
      onWorld?.({ world, left: waiting.length });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const order = new Map(cases.map(({ id }, index) => [id, index]));
  const place = ({ id, trial }: CaseResult) => (order.get(id) ?? 0) * trials + trial;
  return results.sort((a, b) => place(a) - place(b));
}
