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
  return readConfig(process.env);
}
