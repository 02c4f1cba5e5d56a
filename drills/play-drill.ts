import { rmSync } from "node:fs";
import type { KeptBot } from "./bots/keep-bot.ts";
import { type Bots, startBots } from "./bots/start-bots.ts";
import { createLedger, type Ledger } from "./ledger/create-ledger.ts";
import { createPeople } from "./people/create-people.ts";
import { createRandom, type Random } from "./random.ts";
import { type DrillResult, isPassed } from "./result.ts";
import { type Scene, startScene } from "./scene.ts";
import type { Backend } from "./servers/open-backend.ts";

/** What a drill has in its hands to make trouble with. */
export interface Stage {
  readonly scene: Scene;
  readonly bots: readonly KeptBot[];
  readonly ledger: Ledger;
  readonly random: Random;
}

export interface DrillOptions {
  readonly drill: DrillResult["drill"];
  readonly backendName: string;
  readonly backend: Backend;
  readonly seed: number;
  /** Between the beginnings of two conversations. */
  readonly everyMs: { readonly min: number; readonly max: number };
  /** Trouble with what a person is about to say. */
  readonly beforeSaying?: (scene: Scene) => void;
  /** After the last conversation, how long nothing may happen before it counts as over. */
  readonly quietMs: number;
  /** Resolves with how often trouble was made. */
  readonly makeTrouble: (stage: Stage) => Promise<number>;
}

/** Lets people write while trouble is made, and waits until all has come to rest. */
async function playPeople(scene: Scene, { processes: bots }: Bots, options: DrillOptions) {
  const { seed, everyMs, beforeSaying, makeTrouble, quietMs } = options;
  const ledger = createLedger(scene.slack);
  const mishaps: string[] = [];
  const people = createPeople({
    scene,
    ledger,
    everyMs,
    random: createRandom(seed),
    beforeSaying: () => beforeSaying?.(scene),
    onProblem: (problem) => mishaps.push(problem),
  });
  const runs = await makeTrouble({ scene, bots, ledger, random: createRandom(seed + 1) });
  await people.goHome();
  await ledger.quiet(quietMs);
  return { runs, tally: ledger.tally(), mishaps };
}

/** Plays people against the bot while trouble is made, and counts. Rejects when the bot does not start. */
export async function playDrill(options: DrillOptions): Promise<DrillResult> {
  const { drill, backendName, backend, seed } = options;
  const startedAt = Date.now();
  const scene = await startScene();
  try {
    const bots = await startBots(scene, backend);
    const played = await playPeople(scene, bots, options).catch(async (error: unknown) => {
      await bots.stop();
      throw error;
    });
    const { runs, tally, mishaps } = played;
    const problems = [...tally.problems, ...mishaps, ...(await bots.stop())];
    const tookMs = Date.now() - startedAt;
    const result = { ...tally, drill, backend: backendName, seed, runs, tookMs, problems };
    if (!isPassed(result)) return { ...result, logs: bots.logs };
    rmSync(bots.logs, { recursive: true, force: true });
    return result;
  } finally {
    await scene.close();
  }
}
