import { type ChannelSettings, InstanceName } from "@lynceus/contract";
import { z } from "zod";

/** All that a bot is started with. Credentials are functions: read when needed, never kept in a log. */
export interface BotConfig {
  readonly slack: {
    readonly botToken: string;
    readonly appToken: string;
    /** Only for a stand-in of Slack; undefined means Slack itself. */
    readonly apiUrl?: string;
  };
  readonly instances: readonly BotInstance[];
  readonly channels: Readonly<Record<string, ChannelSettings>>;
  readonly logLevel: LogLevel;
}

export interface BotInstance {
  readonly name: string;
  readonly url: string;
  readonly environment?: "dev" | "stage" | "prod";
  readonly token: () => string;
}

const LogLevel = z.enum(["debug", "info", "warn", "error", "silent"]);
type LogLevel = z.infer<typeof LogLevel>;

export type ReadConfig =
  | { readonly ok: true; readonly config: BotConfig }
  | { readonly ok: false; readonly problems: readonly string[] };

type Env = Readonly<Record<string, string | undefined>>;

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
  if (problems.length > 0 || !level.success || !name.success) return { ok: false, problems };

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
      channels: { "*": { projects: ["*"] } },
      logLevel: level.data,
    },
  };
}

/** The configuration of this process. */
export function readProcessConfig(): ReadConfig {
  return readConfig(process.env);
}
