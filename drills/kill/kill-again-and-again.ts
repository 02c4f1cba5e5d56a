import { setTimeout as delay } from "node:timers/promises";
import type { KeptBot } from "../bots/keep-bot.ts";
import type { Ledger } from "../ledger/create-ledger.ts";
import type { Stage } from "../play-drill.ts";

const NOBODY_WRITES_MS = 3_000;

/** Resolves when somebody sends something, or nobody does for a while. */
function nextSent(ledger: Ledger): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(late);
      stop();
      resolve();
    };
    const late = setTimeout(done, NOBODY_WRITES_MS);
    const stop = ledger.onEnter(done);
  });
}

/** A moment to kill at: while it starts, at any time, or just after something was sent. */
async function waitForMoment(victim: KeptBot, { random, ledger }: Stage): Promise<void> {
  if (random.chance(0.15)) {
    await delay(random.between(100, 2_500));
    return;
  }
  await victim.listening();
  if (random.chance(0.4)) {
    await delay(random.between(0, 1_500));
    return;
  }
  await delay(random.between(0, 300));
  await nextSent(ledger);
  await delay(random.between(0, 500));
}

/** Kills one of the processes, `runs` times; each is started again at once. */
export async function killAgainAndAgain(
  stage: Stage,
  runs: number,
  onKill: (run: number) => void,
): Promise<number> {
  const { bots, random } = stage;
  for (let run = 1; run <= runs; run += 1) {
    const victim = random.pick(bots);
    await waitForMoment(victim, stage);
    await victim.kill();
    onKill(run);
  }
  return runs;
}
