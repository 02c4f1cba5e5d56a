import { availableParallelism } from "node:os";
import type { EvalCase } from "../case.ts";
import { groupBy } from "../group-by.ts";
import type { CaseResult } from "../result.ts";
import { startPlayer } from "./start-player.ts";
import type { Task } from "./task.ts";

export interface RunOptions extends Pick<Task, "model" | "withinMs" | "renamed"> {
  readonly trials: number;
  /** Worlds at once. */
  readonly atOnce: number;
  readonly onWorld?: (told: { readonly world: string; readonly left: number }) => void;
}

const MOST_PROCESSES = 4;

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
      .map(([world, those]): Task => ({ ...play, world, cases: those, trial })),
  );
  const processes = Math.min(availableParallelism(), MOST_PROCESSES, waiting.length);
  const players = Array.from({ length: processes }, startPlayer);
  const results: CaseResult[] = [];
  const work = async (_: unknown, index: number) => {
    const player = players[index % players.length];
    for (let next = waiting.shift(); next && player; next = waiting.shift()) {
      signal.throwIfAborted();
      results.push(...(await player.play(next)));
      onWorld?.({ world: next.world, left: waiting.length });
    }
  };
  const leave = () => {
    for (const player of players) player.close();
  };
  signal.addEventListener("abort", leave, { once: true });
  try {
    await Promise.all(Array.from({ length: atOnce }).map(work));
  } finally {
    leave();
  }
  const order = new Map(cases.map(({ id }, index) => [id, index]));
  const place = ({ id, trial }: CaseResult) => (order.get(id) ?? 0) * trials + trial;
  return results.sort((a, b) => place(a) - place(b));
}
