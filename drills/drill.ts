import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type KeptBot, keepBot } from "./bots/keep-bot.ts";
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

/**
 * Plays people against the bot while `makeTrouble` runs, lets everything come to rest, and counts. Rejects
 * when the bot cannot be started at all.
 */
export async function playDrill(options: {
  readonly drill: DrillResult["drill"];
  readonly backendName: string;
  readonly backend: Backend;
  readonly seed: number;
  readonly everyMs: { readonly min: number; readonly max: number };
  /** Trouble with what a person is about to say. */
  readonly beforeSaying?: (scene: Scene) => void;
  /** After the last conversation, how long nothing may happen before it counts as over. */
  readonly quietMs: number;
  /** Resolves with how often trouble was made. */
  readonly makeTrouble: (stage: Stage) => Promise<number>;
}): Promise<DrillResult> {
  const { drill, backendName, backend, seed, everyMs, quietMs } = options;
  const startedAt = Date.now();
  const folder = mkdtempSync(join(tmpdir(), "lynceus-drill-logs-"));
  const scene = await startScene();
  const { slack, argocd } = scene;
  const env = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    ARGOCD_BASE_URL: argocd.url,
    ARGOCD_API_TOKEN: argocd.token,
    LOG_LEVEL: "info",
  };
  const bots = backend.processes.map(({ name, env: own }) =>
    keepBot({ name, env: { ...env, ...own }, folder }),
  );
  const ledger = createLedger(slack);
  const mishaps: string[] = [];
  const stop = async () => {
    await Promise.all(bots.map((bot) => bot.stop()));
    await scene.close();
  };
  try {
    await Promise.all(bots.map((bot) => bot.listening()));
    const people = createPeople({
      ...{ scene, ledger, everyMs },
      random: createRandom(seed),
      beforeSaying: () => options.beforeSaying?.(scene),
      onProblem: (problem) => mishaps.push(problem),
    });
    const runs = await options.makeTrouble({ scene, bots, ledger, random: createRandom(seed + 1) });
    await people.goHome();
    await ledger.quiet(quietMs);
    const ended = bots.filter((bot) => bot.endedByItself() > 0);
    const tally = ledger.tally();
    const problems = [
      ...tally.problems,
      ...mishaps,
      ...ended.map((bot) => `the process ${bot.name} ended by itself ${bot.endedByItself()} times`),
    ];
    const tookMs = Date.now() - startedAt;
    const result = { ...tally, drill, backend: backendName, seed, runs, tookMs, problems };
    await stop();
    if (!isPassed(result)) return { ...result, logs: folder };
    rmSync(folder, { recursive: true, force: true });
    return result;
  } catch (error) {
    await stop();
    throw error;
  }
}
