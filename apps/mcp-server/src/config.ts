import { homedir, userInfo } from "node:os";
import { delimiter, join } from "node:path";
import {
  type ConnectedInstance,
  type Env,
  type ReadText,
  readFile,
  readText,
  said,
} from "@lynceus/config";
import { defaultCallsPerMinute, LogLevel, type ProjectScope } from "@lynceus/contract";
import { readTelemetry, type WantedTelemetry } from "@lynceus/telemetry";
import { z } from "zod";
import type { HttpFlags } from "./arguments.ts";
import { readInstances } from "./config/argocd-instances.ts";
import { readToken, readTokens, type TokenHolder } from "./config/caller-tokens.ts";
import { type Files, openFiles } from "./config/files.ts";
import { isLoopback } from "./http/is-loopback.ts";

/** All that the server is started with. */
export interface McpServerConfig {
  readonly instances: readonly ConnectedInstance[];
  /** Who calls over standard input, or from this machine without a token. */
  readonly localUser: { readonly name: string; readonly projects: ProjectScope };
  /** The audit's file; undefined when it is switched off. */
  readonly auditFile: string | undefined;
  readonly callsPerMinute: number;
  /** Folders besides the skills that come with it. */
  readonly skills: readonly string[];
  readonly logLevel: z.infer<typeof LogLevel>;
  /** Undefined where traces and metrics are sent nowhere. */
  readonly telemetry?: WantedTelemetry;
  /** Absent for standard input and output. */
  readonly http?: HttpConfig;
}

/** Of it, what listening over HTTP needs. */
export interface ListenConfig extends Pick<McpServerConfig, "localUser"> {
  readonly http: HttpConfig;
}

export interface HttpConfig {
  readonly port: number;
  readonly address: string;
  readonly allowedHosts: readonly string[];
  readonly allowedOrigins: readonly string[];
  /** Empty when nobody needs a token. */
  readonly holders: readonly TokenHolder[];
  readonly isStateless: boolean;
}

export type ReadConfig =
  | {
      readonly ok: true;
      readonly config: McpServerConfig;
      /** Whose changes are taken up. */
      readonly files: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly string[] };

export interface ReadConfigOptions {
  /** Absent for standard input and output. */
  readonly flags?: HttpFlags;
  /** Reads the files that variables and `lynceus.yaml` name. */
  readonly read?: ReadText;
}

const CallsPerMinute = z.coerce.number().int().min(1).max(100_000);
const Port = z.coerce.number().int().min(0).max(65_535);

/**
 * Environment and flags → configuration, or every problem at once, each with its remedy. Never repeats a value that
 * could be a secret.
 */
export function readConfig(variables: Env, options: ReadConfigOptions = {}): ReadConfig {
  const { flags, read = readText } = options;
  const files = openFiles(read);
  const env = setOf(variables);
  const file = readFile(env, read);
  const problems = file.kind === "wrong" ? [...file.problems] : [];
  const instances = readInstances(env, files, { file, read }, problems);
  const projects = list(env.MCP_PROJECTS ?? "*", ",");
  const level = LogLevel.safeParse(env.LOG_LEVEL ?? "info");
  if (!level.success) problems.push(`LOG_LEVEL is not one of ${LogLevel.options.join(", ")}.`);
  const budgets = file.kind === "read" ? file.settings.budgets : undefined;
  const calls = CallsPerMinute.safeParse(
    env.MCP_CALLS_PER_MINUTE ?? budgets?.callsPerMinute ?? defaultCallsPerMinute,
  );
  if (!calls.success) problems.push("MCP_CALLS_PER_MINUTE is not a whole number from 1 on.");
  const telemetry = readTelemetry(env, problems);
  if (flags === undefined && telemetry?.traces === "console") {
    problems.push(
      "OTEL_TRACES_EXPORTER is console, which is standard output, and that belongs to the protocol here: use otlp or none.",
    );
  }
  const http = flags && readHttp(env, flags, { files, problems, projects });
  if (problems.length > 0 || !level.success || !calls.success) return { ok: false, problems };
  return {
    ok: true,
    config: {
      instances,
      localUser: { name: userName(), projects },
      auditFile: auditFile(env),
      callsPerMinute: calls.data,
      skills: list(env.LYNCEUS_SKILLS ?? "", delimiter),
      logLevel: level.data,
      ...(telemetry === undefined ? {} : { telemetry }),
      ...(http === undefined ? {} : { http }),
    },
    files: [
      file.kind === "read" ? file.path : undefined,
      env.ARGOCD_TOKEN_REGISTRY_PATH,
      ...(flags === undefined ? [] : [env.MCP_AUTH_TOKEN_FILE, env.MCP_TOKENS_FILE]),
    ].filter((path) => path !== undefined),
  };
}

/** The configuration of this process. */
export function readProcessConfig(flags?: HttpFlags): ReadConfig {
  return readConfig(process.env, flags === undefined ? {} : { flags });
}

interface Reading {
  readonly files: Files;
  readonly problems: string[];
  readonly projects: ProjectScope;
}

function readHttp(env: Env, flags: HttpFlags, reading: Reading): HttpConfig {
  const { problems } = reading;
  const port = Port.safeParse(flags.port ?? 3000);
  if (!port.success) problems.push("--port is not a port: a whole number up to 65535.");
  const address = flags.bindAddress?.trim() || env.MCP_BIND_ADDRESS || "127.0.0.1";
  const allowedOrigins = flags.allowedOrigins.flatMap((text) => {
    const origin = URL.canParse(text) ? new URL(text).origin : "null";
    if (origin !== "null") return [origin];
    problems.push(
      `--allowed-origin ${JSON.stringify(text)} is no origin such as https://example.com.`,
    );
    return [];
  });
  const tokens = [env.MCP_AUTH_TOKEN, env.MCP_AUTH_TOKEN_FILE, env.MCP_TOKENS_FILE];
  const isOpen = tokens.every((source) => source === undefined);
  if (isOpen && !isLoopback(address) && !flags.allowUnauthenticated) {
    problems.push(
      `Beyond this machine (${address}) callers need a token. Set MCP_AUTH_TOKEN (openssl rand -hex 32), MCP_AUTH_TOKEN_FILE or MCP_TOKENS_FILE; or say --allow-unauthenticated if a proxy in front of it checks who calls.`,
    );
  }
  return {
    port: port.data ?? 0,
    address,
    allowedHosts: flags.allowedHosts.map((host) => host.trim().toLowerCase()),
    allowedOrigins,
    holders: readHolders(env, reading),
    isStateless: flags.stateless,
  };
}

function readHolders(env: Env, { files, problems, projects }: Reading): readonly TokenHolder[] {
  const { MCP_AUTH_TOKEN: token, MCP_AUTH_TOKEN_FILE: file, MCP_TOKENS_FILE: list } = env;
  const holders: TokenHolder[] = [];
  const take = (read: TokenHolder | readonly TokenHolder[] | { readonly problem: string }) => {
    if ("problem" in read) problems.push(read.problem);
    else holders.push(...[read].flat());
  };
  if (token !== undefined) take(readToken("MCP_AUTH_TOKEN", token, projects));
  else if (file !== undefined) {
    const problem = files.problemOf("MCP_AUTH_TOKEN_FILE", file);
    take(
      problem === undefined
        ? readToken("MCP_AUTH_TOKEN_FILE", files.read(file), projects)
        : { problem },
    );
  }
  if (list !== undefined) {
    const content = files.json("MCP_TOKENS_FILE", list, problems);
    if (content !== undefined) take(readTokens(content, projects));
  }
  return holders;
}

/** Variables that are set to something. */
function setOf(variables: Env): Env {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => {
      const text = said(value);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

function list(text: string, separator: string): readonly string[] & string[] {
  return text
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

function auditFile(env: Env): string | undefined {
  const file = env.LYNCEUS_AUDIT_FILE;
  if (file === "off") return undefined;
  const state = env.XDG_STATE_HOME ?? join(homedir(), ".local", "state");
  return file ?? join(state, "lynceus", "mcp-audit.jsonl");
}

/** A container's user may have no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return "local";
  }
}
