import type { ReadConfig } from "@lynceus/bot/config";
import { loadDotEnv } from "@lynceus/bot/env";

type Env = Readonly<Record<string, string | undefined>>;

/** Where the bot and its audit are to be found. */
export interface CliConfig {
  readonly dataDir: string;
  readonly databaseUrl?: string;
}

/** Environment → configuration, with the bot's own defaults. An empty variable counts as not set. */
export function readConfig(env: Env): CliConfig {
  const databaseUrl = env.DATABASE_URL?.trim();
  return { dataDir: env.DATA_DIR?.trim() || "data", ...(databaseUrl ? { databaseUrl } : {}) };
}

/** The configuration of this process. */
export function readProcessConfig(): CliConfig {
  loadDotEnv();
  return readConfig(process.env);
}

/** The configuration that a bot would start with here. */
export async function readBotConfig(): Promise<ReadConfig> {
  const bot = await import("@lynceus/bot/config");
  return bot.readProcessConfig();
}

/** Whether this process writes to a terminal that wants colours (no-color.org). */
export function wantsColours(): boolean {
  return process.stdout.isTTY === true && !process.env.NO_COLOR;
}
