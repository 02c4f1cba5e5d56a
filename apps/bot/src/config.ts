import {
  type ConnectedInstance,
  type Env,
  findFile,
  type ReadText,
  readText,
  said,
} from "@lynceus/config";
import type {
  Budget,
  Budgets,
  ChannelSettings,
  Investigate,
  LogLevel,
  LynceusConfig,
  TeamSettings,
} from "@lynceus/contract";
import { findWarnings } from "./config/find-warnings.ts";
import { loadDotEnv } from "./config/load-dot-env.ts";
import { modelVariables } from "./config/model-variables.ts";
import { notOneOf } from "./config/not-one-of.ts";
import { readInstances } from "./config/read-instances.ts";
import { type OpsConfig, readOps } from "./config/read-ops.ts";
import { readSettings } from "./config/read-settings.ts";
import { readSlack, type SlackConfig } from "./config/read-slack.ts";
import { Role, stateProblems } from "./config/read-state.ts";
import { type ModelConfig, readModelConfig } from "./read-model-config.ts";

/** All that a bot is started with. Credentials are functions: read when needed, never kept in a log. */
export interface BotConfig extends BotSettings, OpsConfig {
  readonly slack: SlackConfig;
  readonly instances: readonly BotInstance[];
  readonly role: Role;
  /** Where what must not be lost is kept: a folder for one process, PostgreSQL for several. */
  readonly state: { readonly dataDir: string } | { readonly databaseUrl: string };
  /** The folder of the control socket, for a bot whose state is elsewhere; else it is the state's. */
  readonly controlDir?: string;
  /** The queue's Redis or Valkey; without it the queue lives beside the state. */
  readonly redisUrl?: string;
  /** Who investigates; without it rules do, and say so. */
  readonly model?: ModelConfig;
}

/** What may change while the bot runs. */
export interface BotSettings {
  readonly channels: Readonly<Record<string, ChannelSettings>>;
  readonly teams?: Readonly<Record<string, TeamSettings>>;
  /** Whether a question why something fails begins an investigation, where its channel does not say. */
  readonly investigate: Investigate;
  /** What one investigation may cost; undefined for the default. */
  readonly budget?: Budget;
  /** What may be begun and spent in a day; a channel's and a team's, where they do not say it themselves. */
  readonly dailyBudgets?: Pick<Budgets, "user" | "channel" | "team" | "total">;
  /** Tool calls of one person in a minute; undefined for as many as they like. */
  readonly callsPerMinute?: number;
  /** How long what has ended is kept; undefined for the default. */
  readonly retentionDays?: number | undefined;
  /** Folders of skills; a later one's skill takes the place of an earlier one's of the same name. */
  readonly skills: readonly string[];
  readonly logLevel: LogLevel;
}

export type BotInstance = ConnectedInstance;

export type ReadConfig =
  | {
      readonly ok: true;
      readonly config: BotConfig;
      /** What is allowed, and most likely not meant, as sentences. */
      readonly warnings: readonly string[];
      /** What `lynceus.yaml` says, and where it is; undefined without one. It holds no secrets. */
      readonly file: { readonly path: string; readonly settings: LynceusConfig } | undefined;
    }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Environment and `lynceus.yaml` → configuration, or every problem at once, each with its remedy. A variable
 * wins over the file. Never repeats a value that could be a secret. Connects to nothing.
 */
export function readConfig(env: Env, read: ReadText = readText): ReadConfig {
  const file = findFile(env, read);
  const problems = file.kind === "wrong" ? [...file.problems] : [];
  const role = Role.safeParse(said(env.LYNCEUS_ROLE) ?? "all");
  if (!role.success) problems.push(notOneOf("LYNCEUS_ROLE", Role.options, "all"));
  const slack = readSlack(env, role.data ?? "all", problems);
  const instances = readInstances(env, file, read, problems);
  const settings = readSettings(env, file, read, problems);
  problems.push(...stateProblems(env, role.data));
  const model = readModelConfig(modelVariables(env, file, read, problems), problems);
  const ops = readOps(env, problems);
  if (problems.length > 0 || !role.success) return { ok: false, problems };

  const redisUrl = said(env.REDIS_URL);
  const databaseUrl = said(env.DATABASE_URL);
  const dataDir = said(env.DATA_DIR);
  return {
    ok: true,
    config: {
      slack,
      instances,
      role: role.data,
      state: databaseUrl === undefined ? { dataDir: dataDir ?? "data" } : { databaseUrl },
      ...(dataDir === undefined ? {} : { controlDir: dataDir }),
      ...(redisUrl === undefined ? {} : { redisUrl }),
      ...(model === undefined ? {} : { model }),
      ...settings,
      ...ops,
    },
    warnings: findWarnings(env, role.data),
    file: file.kind === "read" ? { path: file.path, settings: file.settings } : undefined,
  };
}

/** The configuration of this process. */
export function readProcessConfig(): ReadConfig {
  loadDotEnv();
  return readConfig(process.env);
}
