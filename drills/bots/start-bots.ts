import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Scene } from "../scene.ts";
import type { Backend } from "../servers/open-backend.ts";
import { botEnvironment } from "./bot-environment.ts";
import { type KeptBot, keepBot } from "./keep-bot.ts";

/** Every process of a backend, and the folder that holds their logs. */
export interface Bots {
  readonly processes: readonly KeptBot[];
  readonly logs: string;
  /** Ends them all; what was not as it should be with them, one sentence each. */
  stop(): Promise<readonly string[]>;
}

const LISTENING_WITHIN_MS = 60_000;

async function problemsOf(bot: KeptBot): Promise<readonly string[]> {
  const inOrder = await bot.stop();
  const times = bot.endedByItself();
  return [
    ...(times === 0 ? [] : [`the process ${bot.name} ended by itself ${times} times`]),
    ...(inOrder ? [] : [`the process ${bot.name} did not end in order when it was told to`]),
  ];
}

/** Starts the processes; rejects when they do not come to listen. */
export async function startBots(
  scene: Scene,
  { processes }: Pick<Backend, "processes">,
): Promise<Bots> {
  const logs = mkdtempSync(join(tmpdir(), "lynceus-drill-logs-"));
  // One answer to each message is what is counted.
  const env = { ...botEnvironment(scene), LYNCEUS_INVESTIGATE: "on-request" };
  const bots = processes.map(({ name, env: own }) => {
    return keepBot({ name, env: { ...env, ...own }, folder: logs });
  });
  const late = delay(LISTENING_WITHIN_MS, "late", { ref: false });
  const stop = async () => (await Promise.all(bots.map(problemsOf))).flat();
  if ((await Promise.race([Promise.all(bots.map((bot) => bot.listening())), late])) === "late") {
    await stop();
    throw new Error(`The bot does not come to listen. Its logs: ${logs}`);
  }
  return { processes: bots, logs, stop };
}
