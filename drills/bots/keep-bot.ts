import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type BotProcess, startBotProcess } from "../../apps/bot/src/testing/index.ts";

/** A bot that is always started again, as a supervisor would. */
export interface KeptBot {
  readonly name: string;
  /** Resolves when the present process listens, or a later one. */
  listening(): Promise<void>;
  /** SIGKILL, and a new process at once. */
  kill(): Promise<void>;
  /** How often it ended although nobody killed it. */
  endedByItself(): number;
  /** Ends it for good; false when it did not end in order within the time that a supervisor gives it. */
  stop(): Promise<boolean>;
}

const AGAIN_AFTER_MS = 500;
const STOPS_WITHIN_MS = 30_000;

export function keepBot(options: {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where its log goes. */
  readonly folder: string;
}): KeptBot {
  const { name, env, folder } = options;
  const log = join(folder, `${name}.log`);
  const killed = new WeakSet<BotProcess>();
  let present = start();
  let byItself = 0;
  let isStopping = false;

  function start(): BotProcess {
    const bot = startBotProcess(env, (line) => appendFileSync(log, `${line}\n`));
    void bot.ended.then(async () => {
      if (isStopping || killed.has(bot)) return;
      byItself += 1;
      await delay(AGAIN_AFTER_MS);
      if (!isStopping && !killed.has(bot)) present = start();
    });
    return bot;
  }

  return {
    name,
    async listening() {
      while (!(await present.listening)) await delay(AGAIN_AFTER_MS);
    },
    async kill() {
      const victim = present;
      killed.add(victim);
      victim.signal("SIGKILL");
      await victim.ended;
      appendFileSync(log, "--- killed\n");
      present = start();
    },
    endedByItself: () => byItself,
    async stop() {
      isStopping = true;
      present.signal("SIGTERM");
      const late = setTimeout(() => present.signal("SIGKILL"), STOPS_WITHIN_MS);
      const code = await present.ended;
      clearTimeout(late);
      return code === 0;
    },
  };
}
