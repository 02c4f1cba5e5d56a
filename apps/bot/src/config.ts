import { delimiter } from "node:path";
import { type ChannelSettings, InstanceName } from "@lynceus/contract";
import { shippedSkills } from "@lynceus/skills";
import { z } from "zod";
import { type ModelConfig, readModelConfig } from "./read-model-config.ts";
import { type Env, said } from "./said.ts";

/** All that a bot is started with. Credentials are functions: read when needed, never kept in a log. */
export interface BotConfig {
  readonly slack: {
    readonly botToken: string;
    readonly appToken: string;
    /** Only for a stand-in of Slack; undefined means Slack itself. */
    readonly apiUrl?: string;
  };
  readonly instances: readonly BotInstance[];
  readonly role: Role;
  /** Where what must not be lost is kept: a folder for one process, PostgreSQL for several. */
  readonly state: { readonly dataDir: string } | { readonly databaseUrl: string };
  /** The folder of the control socket, for a bot whose state is elsewhere; else it is the state's. */
  readonly controlDir?: string;
  /** The queue's Redis or Valkey; without it the queue lives beside the state. */
  readonly redisUrl?: string;
  readonly channels: Readonly<Record<string, ChannelSettings>>;
  /** Who investigates; without it rules do, and say so. */
  readonly model?: ModelConfig;
  /** Whether a question why something fails begins an investigation, or only its button does. */
  readonly investigate: Investigate;
  /** Folders of skills; a later one's skill takes the place of an earlier one's of the same name. */
  readonly skills: readonly string[];
  readonly logLevel: LogLevel;
}

export interface BotInstance {
  readonly name: string;
  readonly url: string;
  readonly environment?: "dev" | "stage" | "prod";
  readonly token: () => string;
}

const Investigate = z.enum(["auto", "on-request"]);
type Investigate = z.infer<typeof Investigate>;

const LogLevel = z.enum(["debug", "info", "warn", "error", "silent"]);
type LogLevel = z.infer<typeof LogLevel>;

/** `slack` listens and keeps what arrives, `worker` answers it, `all` does both in one process. */
const Role = z.enum(["all", "slack", "worker"]);
type Role = z.infer<typeof Role>;

export type ReadConfig =
  | { readonly ok: true; readonly config: BotConfig }
  | { readonly ok: false; readonly problems: readonly string[] };

interface Variable {
  readonly name: string;
  readonly what: string;
  readonly remedy: string;
  readonly pattern?: RegExp;
}

const REQUIRED: readonly Variable[] = [
  {
    name: "SLACK_BOT_TOKEN",
    what: "the bot's token",
    remedy: "Slack app settings > OAuth & Permissions > Bot User OAuth Token (begins with xoxb-)",
    pattern: /^xoxb-/,
  },
  {
    name: "SLACK_APP_TOKEN",
    what: "the app-level token for Socket Mode",
    remedy:
      "Slack app settings > Basic Information > App-Level Tokens, scope connections:write (begins with xapp-)",
    pattern: /^xapp-/,
  },
  {
    name: "ARGOCD_BASE_URL",
    what: "the address of Argo CD",
    remedy:
      "the address that you open Argo CD under, with its sub-path if it has one, such as https://argocd.example.com",
    pattern: /^https?:\/\/[^\s/]+/,
  },
  {
    name: "ARGOCD_API_TOKEN",
    what: "an API token of an Argo CD account that may read applications",
    remedy: "argocd account generate-token --account lynceus",
  },
];

function problemOf(variable: Variable, env: Env): readonly string[] {
  const value = env[variable.name]?.trim() ?? "";
  if (value === "") {
    return [`${variable.name} is not set: ${variable.what}. Where to get it: ${variable.remedy}.`];
  }
  if (variable.pattern !== undefined && !variable.pattern.test(value)) {
    return [`${variable.name} does not look like ${variable.what}. Expected: ${variable.remedy}.`];
  }
  return [];
}

/** Processes that share work must share state: an embedded store belongs to one process alone. */
function stateProblems(env: Env, role: Role | undefined): readonly string[] {
  const problems: string[] = [];
  const databaseUrl = said(env.DATABASE_URL);
  const redisUrl = said(env.REDIS_URL);
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    problems.push(
      "DATABASE_URL is not a PostgreSQL address: postgres://user:password@host:5432/name.",
    );
  }
  if (redisUrl !== undefined && !/^rediss?:\/\//.test(redisUrl)) {
    problems.push("REDIS_URL is not a Redis address: redis://user:password@host:6379/0.");
  }
  if (databaseUrl === undefined && role !== undefined && role !== "all") {
    problems.push(
      `LYNCEUS_ROLE=${role} needs DATABASE_URL: without it the state lives in a folder that only one process may open. Set DATABASE_URL, or use LYNCEUS_ROLE=all.`,
    );
  }
  return problems;
}

/**
 * Environment → configuration, or every problem at once, each with its remedy. Never repeats a value that
 * could be a secret. One Argo CD needs only variables.
 */
export function readConfig(env: Env): ReadConfig {
  const problems = REQUIRED.flatMap((variable) => problemOf(variable, env));
  const level = LogLevel.safeParse(env.LOG_LEVEL ?? "info");
  if (!level.success) {
    problems.push(`LOG_LEVEL is not one of ${LogLevel.options.join(", ")}.`);
  }
  const name = InstanceName.safeParse(env.ARGOCD_INSTANCE_NAME ?? "argocd");
  if (!name.success) {
    problems.push("ARGOCD_INSTANCE_NAME must be lower-case letters, digits and hyphens: prod-eu.");
  }
  const apiUrl = env.SLACK_API_URL?.trim();
  if (
    apiUrl !== undefined &&
    apiUrl !== "" &&
    !z.url({ protocol: /^https?$/ }).safeParse(apiUrl).success
  ) {
    problems.push("SLACK_API_URL is not an address. Leave it out for Slack itself.");
  }
  const role = Role.safeParse(env.LYNCEUS_ROLE ?? "all");
  if (!role.success) problems.push(`LYNCEUS_ROLE is not one of ${Role.options.join(", ")}.`);
  problems.push(...stateProblems(env, role.data));
  const model = readModelConfig(env, problems);
  const investigate = Investigate.safeParse(said(env.LYNCEUS_INVESTIGATE) ?? "auto");
  if (!investigate.success) {
    problems.push(`LYNCEUS_INVESTIGATE is not one of ${Investigate.options.join(", ")}.`);
  }
  if (
    problems.length > 0 ||
    !level.success ||
    !name.success ||
    !role.success ||
    !investigate.success
  ) {
    return { ok: false, problems };
  }

  const redisUrl = said(env.REDIS_URL);
  const databaseUrl = said(env.DATABASE_URL);
  const dataDir = said(env.DATA_DIR);
  const required = (variable: string) => env[variable]?.trim() ?? "";
  return {
    ok: true,
    config: {
      slack: {
        botToken: required("SLACK_BOT_TOKEN"),
        appToken: required("SLACK_APP_TOKEN"),
        ...(apiUrl ? { apiUrl } : {}),
      },
      instances: [
        {
          name: name.data,
          url: required("ARGOCD_BASE_URL"),
          token: () => required("ARGOCD_API_TOKEN"),
        },
      ],
      role: role.data,
      state: databaseUrl === undefined ? { dataDir: dataDir ?? "data" } : { databaseUrl },
      ...(dataDir === undefined ? {} : { controlDir: dataDir }),
      ...(redisUrl === undefined ? {} : { redisUrl }),
      channels: { "*": { projects: ["*"] } },
      ...(model === undefined ? {} : { model }),
      investigate: investigate.data,
      skills: [shippedSkills, ...(said(env.LYNCEUS_SKILLS)?.split(delimiter) ?? [])],
      logLevel: level.data,
    },
  };
}

/** The configuration of this process. */
export function readProcessConfig(): ReadConfig {
  return readConfig(process.env);
}
