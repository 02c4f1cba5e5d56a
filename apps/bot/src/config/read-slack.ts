import { type Env, said } from "@lynceus/config";
import { z } from "zod";
import { notOneOf } from "./not-one-of.ts";
import { type Address, readAddress } from "./read-address.ts";
import { readEncryptionKeys } from "./read-encryption-keys.ts";
import { readPublicUrl } from "./read-public-url.ts";
import type { Role } from "./read-state.ts";

const Streaming = z.enum(["auto", "off"]);

/** How Slack is reached, and how it reaches us; of a worker only the former. */
export interface SlackConfig {
  /** The bot's token; undefined where workspaces install the app by themselves. */
  readonly botToken?: string;
  /** For Socket Mode; undefined where Slack posts to us, and in a worker. */
  readonly appToken?: string;
  /** Where Slack posts to; undefined in Socket Mode, and in a worker. */
  readonly http?: HttpConfig;
  /** Lets several workspaces install the app. */
  readonly install?: InstallConfig;
  /** Only for a stand-in of Slack; undefined means Slack itself. */
  readonly apiUrl?: string;
  /** Whether investigations are told as streams; `auto` unless said: where Slack takes them. */
  readonly streaming?: z.infer<typeof Streaming>;
}

export interface HttpConfig extends Address {
  readonly signingSecret: string;
  /** Where Slack reaches it from outside, without a path; undefined where that was not said. */
  readonly publicUrl?: string;
}

export interface InstallConfig {
  readonly clientId: string;
  /** Exchanges what an installation comes back with for its token; undefined in a worker. */
  readonly clientSecret?: string;
  /** 32 bytes each; the first one encrypts, the others only decrypt what was encrypted before. */
  readonly keys: readonly [Buffer, ...Buffer[]];
  /** The ids of the workspaces that may: whoever uses the bot sees Argo CD. */
  readonly teams: readonly string[];
}

interface Value {
  readonly name: string;
  readonly what: string;
  readonly remedy: string;
  readonly pattern: RegExp;
}

const PRINTABLE = /^[\x21-\x7e]+$/;
const BASIC = "Slack app settings > Basic Information > App Credentials";
const BOT_TOKEN: Value = {
  name: "SLACK_BOT_TOKEN",
  what: "the bot's token",
  remedy: "Slack app settings > OAuth & Permissions > Bot User OAuth Token (begins with xoxb-)",
  pattern: /^xoxb-[\x21-\x7e]+$/,
};
const APP_TOKEN: Value = {
  name: "SLACK_APP_TOKEN",
  what: "the app-level token for Socket Mode",
  remedy:
    "Slack app settings > Basic Information > App-Level Tokens, scope connections:write (begins with xapp-)",
  pattern: /^xapp-[\x21-\x7e]+$/,
};
const SIGNING_SECRET: Value = {
  name: "SLACK_SIGNING_SECRET",
  what: "what Slack signs its requests with",
  remedy: `${BASIC} > Signing Secret`,
  pattern: PRINTABLE,
};
const CLIENT_ID: Value = {
  name: "SLACK_CLIENT_ID",
  what: "the app's id for installing it",
  remedy: `${BASIC} > Client ID`,
  pattern: /^\d+\.\d+$/,
};
const CLIENT_SECRET: Value = {
  name: "SLACK_CLIENT_SECRET",
  what: "the app's secret for installing it",
  remedy: `${BASIC} > Client Secret`,
  pattern: PRINTABLE,
};

/** Variables → how Slack is spoken with. Adds what is wrong to `problems`, each with its remedy. */
export function readSlack(env: Env, role: Role, problems: string[]): SlackConfig {
  const take = (value: Value) => takeValue(env, value, problems);
  const listens = role !== "worker";
  const isHttp = isHttpMode(env, problems);
  const installs = said(env.SLACK_CLIENT_ID) !== undefined;
  const apiUrl = said(env.SLACK_API_URL);
  if (apiUrl !== undefined && !z.url({ protocol: /^https?$/ }).safeParse(apiUrl).success) {
    problems.push("SLACK_API_URL is not an address. Leave it out for Slack itself.");
  }
  const streaming = Streaming.safeParse(said(env.LYNCEUS_STREAMING) ?? "auto");
  if (!streaming.success) {
    problems.push(notOneOf("LYNCEUS_STREAMING", Streaming.options, "auto"));
  }
  if (installs && listens && !isHttp) {
    problems.push(
      "SLACK_CLIENT_ID lets several workspaces install the app, which needs HTTP mode. Set SLACK_SIGNING_SECRET and SLACK_MODE=http, or leave SLACK_CLIENT_ID out.",
    );
  }
  if (installs && said(env.SLACK_BOT_TOKEN) !== undefined) {
    problems.push(
      "SLACK_BOT_TOKEN is of one workspace, SLACK_CLIENT_ID is for several. Leave one of them out.",
    );
  }
  const isOne = !installs || said(env.SLACK_BOT_TOKEN) !== undefined;
  return {
    ...(isOne && { botToken: take(BOT_TOKEN) }),
    ...(listens && isHttp && { http: readHttp(env, take(SIGNING_SECRET), problems) }),
    ...(listens && !isHttp && { appToken: take(APP_TOKEN) }),
    ...(installs && {
      install: {
        clientId: take(CLIENT_ID),
        ...(listens && { clientSecret: take(CLIENT_SECRET) }),
        keys: readEncryptionKeys(env, problems),
        teams: readTeams(env, problems),
      },
    }),
    ...(apiUrl === undefined ? {} : { apiUrl: apiUrl.endsWith("/") ? apiUrl : `${apiUrl}/` }),
    ...(streaming.success && { streaming: streaming.data }),
  };
}

function readHttp(env: Env, signingSecret: string, problems: string[]): HttpConfig {
  const listen = { name: "LYNCEUS_HTTP_ADDRESS", example: "3000" };
  const address = readAddress(env, listen, problems) ?? { host: "127.0.0.1", port: 3000 };
  const http = { ...address, signingSecret };
  const publicUrl = readPublicUrl(env, problems);
  return publicUrl === undefined ? http : { ...http, publicUrl };
}

/** HTTP where only the signing secret is there, or where it is asked for; else Socket Mode. */
export function isHttpMode(env: Env, problems: string[] = []): boolean {
  const mode = said(env.SLACK_MODE);
  if (mode === "http" || mode === "socket") return mode === "http";
  if (mode !== undefined)
    problems.push(notOneOf("SLACK_MODE", ["socket", "http"], "what the tokens say"));
  return said(env.SLACK_SIGNING_SECRET) !== undefined && said(env.SLACK_APP_TOKEN) === undefined;
}

function readTeams(env: Env, problems: string[]): readonly string[] {
  const teams = (said(env.SLACK_ALLOWED_TEAMS) ?? "").split(/[\s,]+/).filter(Boolean);
  if (teams.length === 0 || !teams.every((team) => /^T[A-Z0-9]+$/.test(team))) {
    problems.push(
      "SLACK_ALLOWED_TEAMS does not name the workspaces that may install the app: ids that begin with T, separated by commas. Whoever uses the bot sees Argo CD, so others are refused.",
    );
  }
  return teams;
}

function takeValue(env: Env, { name, what, remedy, pattern }: Value, problems: string[]): string {
  const value = said(env[name]);
  if (value === undefined) {
    problems.push(`${name} is not set: ${what}. Where to get it: ${remedy}.`);
  } else if (!pattern.test(value)) {
    problems.push(`${name} does not look like ${what}. Expected: ${remedy}.`);
  }
  return value ?? "";
}
