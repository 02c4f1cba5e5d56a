import { type StageOptions, startStage } from "../../apps/playground/src/stage.ts";
import { loadWorld } from "../../packages/standins/src/index.ts";
import { createLogger } from "../../packages/telemetry/src/index.ts";
import type { EvalCase } from "../case.ts";
import { holds, isFoundByAnswer, judgeTurn } from "../judge/judge-turn.ts";
import { whyMissed } from "../judge/why-missed.ts";
import { renameCase } from "../rename/rename-case.ts";
import { renameWorld } from "../rename/rename-world.ts";
import type { CaseResult, TurnResult } from "../result.ts";
import { createEar } from "./create-ear.ts";
import { type Played, playCase } from "./play-case.ts";
import { prepareState } from "./prepare-state.ts";
import { untilQuiet } from "./until-quiet.ts";

export interface PlayOptions {
  readonly trial: number;
  /** Who investigates; rules when absent. */
  readonly model: StageOptions["model"];
  /** How long one turn may take. */
  readonly withinMs: number;
  /** Decides what everything in the world is called; as it was recorded when absent. */
  readonly renamed?: number | undefined;
}

/** Conversations with one bot at the same time: each has its thread. */
const AT_ONCE = 2;

function toTurnResult(one: EvalCase, played: Played): TurnResult {
  const judged = judgeTurn(played);
  const foundByAnswer = isFoundByAnswer(played);
  const ends = played.investigated.map(({ end }) => end);
  const sum = (read: (spent: (typeof ends)[number]["spent"]) => number) =>
    ends.reduce((total, { spent }) => total + read(spent), 0);
  return {
    says: played.turn.says,
    text: played.text,
    firstMs: played.firstMs,
    ms: played.ms,
    judged,
    ...(foundByAnswer === undefined ? {} : { foundByAnswer }),
    confidence: ends.map((end) => (end.kind === "answered" ? end.answer.confidence : end.kind)),
    tools: [...new Set(ends.flatMap(({ steps }) => steps.map(({ tool }) => tool)))],
    toolCalls: sum(({ toolCalls }) => toolCalls),
    tokens: sum(({ tokens }) => tokens),
    usd: sum(({ usd }) => usd),
    reason: holds(judged) ? undefined : whyMissed(one, played, judged),
  };
}

/** Plays all of a world's cases with one bot before it. */
export async function playWorld(
  world: string,
  cases: readonly EvalCase[],
  options: PlayOptions,
  signal: AbortSignal,
): Promise<readonly CaseResult[]> {
  const { trial, model, withinMs, renamed } = options;
  const ear = createEar();
  const recorded = loadWorld(world);
  const other = renamed === undefined ? undefined : renameWorld(recorded, renamed);
  const logger = createLogger({ name: "evals", level: "silent" });
  const stage = await startStage({
    world: other?.world ?? recorded,
    logger,
    dataDir: await prepareState(logger),
    investigates: true,
    rateTiers: false,
    hooks: ear.hooks,
    onInvestigated: ear.onInvestigated,
    ...(model === undefined ? {} : { model }),
  });
  const results: CaseResult[] = [];
  const waiting =
    other === undefined ? [...cases] : cases.map((one) => renameCase(one, other.renamer));
  const work = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      signal.throwIfAborted();
      const { id, kind } = one;
      const base = { id, kind, world, trial };
      try {
        const played = await playCase(one, { stage, ear, withinMs }, signal);
        const turns = played.map((each) => toTurnResult(one, each));
        results.push({ ...base, turns, passed: turns.every(({ judged }) => holds(judged)) });
      } catch (error) {
        signal.throwIfAborted();
        const problem = error instanceof Error ? error.message : String(error);
        results.push({ ...base, turns: [], passed: false, problem });
      }
    }
  };
  try {
    // Whoever asks about all of a fleet asks a bot that has been there for a while.
    if (cases.some(({ kind }) => kind === "fleet" || kind === "revision"))
      await untilQuiet(stage.argocd, signal);
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    await stage.close();
  }
  return results;
}
