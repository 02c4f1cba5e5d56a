import { type ParseArgsConfig, parseArgs } from "node:util";
import { AuditHash } from "@lynceus/bot/control";
import { nearest } from "@lynceus/config/nearest";
import { outcomes } from "./audit/audit-body.ts";
import type { DoctorCommand } from "./doctor/doctor.ts";
import type { ManifestCommand } from "./manifest/show-manifest.ts";
import type { McpCommand } from "./mcp/serve-mcp.ts";
import type { SkillsCommand } from "./skills/skills-command.ts";
import type { Topic } from "./usage.ts";

/** What the terminal is asked to do. */
export type Command =
  | { readonly kind: "help"; readonly topic: Topic; readonly problem?: string }
  | {
      readonly kind: "verify";
      readonly anchor?: string;
      readonly file?: string;
      readonly json: boolean;
    }
  | ShowCommand
  | SkillsCommand
  | { readonly kind: "export"; readonly out?: string }
  | DoctorCommand
  | ManifestCommand
  | McpCommand
  | { readonly kind: "version" }
  | { readonly kind: "status"; readonly json: boolean };

export interface ShowCommand {
  readonly kind: "show";
  readonly last?: number;
  readonly from?: number;
  readonly to?: number;
  readonly who?: string;
  readonly tool?: string;
  readonly outcome?: string;
  readonly json: boolean;
}

type Options = NonNullable<ParseArgsConfig["options"]>;
type Values = Readonly<Record<string, string | boolean | undefined>>;

/** What is wrong with the command line, as a sentence. */
class UsageError extends Error {}

const json = { json: { type: "boolean", default: false } } as const;
const text = { type: "string" } as const;

/** Command line → command; what does not parse becomes the command's help with the problem said. */
export function readArguments(argv: readonly string[]): Command {
  const [first, second, ...rest] = argv;
  switch (first) {
    case undefined:
      return { kind: "help", topic: "lynceus", problem: "Say what to do." };
    case "-h":
    case "--help":
      return { kind: "help", topic: "lynceus" };
    case "help":
      return readArguments([...argv.slice(1), "--help"]);
    case "-v":
    case "--version":
      return { kind: "version" };
    case "mcp":
      return { kind: "mcp", argv: argv.slice(1) };
    case "status":
      return read("status", argv.slice(1), json, ({ json }) => ({
        kind: "status",
        json: json === true,
      }));
    case "doctor": {
      const options = { "no-model": { type: "boolean", default: false }, ...json } as const;
      return read("doctor", argv.slice(1), options, (values) => ({
        kind: "doctor",
        json: values.json === true,
        asksModel: values["no-model"] !== true,
      }));
    }
    case "manifest":
      return read("manifest", argv.slice(1), { http: text }, (values) => ({
        kind: "manifest",
        ...given({ http: origin(values, "http") }),
      }));
    case "audit":
      return readAudit(second, rest);
    case "skills":
      return readSkills(second, rest);
    default:
      return noCommand("lynceus", first, commands);
  }
}

const commands = ["audit", "status", "doctor", "skills", "manifest", "mcp", "help"];

/** What is no command, with the one that was most likely meant. */
function noCommand(
  topic: "lynceus" | "audit" | "skills",
  word: string,
  known: readonly string[],
): Command {
  const said = topic === "lynceus" ? word : `${topic} ${word}`;
  const kind = word.startsWith("-") ? "option" : "command";
  const meant = nearest(word, known);
  const hint = meant === undefined ? "" : ` Did you mean "${meant}"?`;
  return { kind: "help", topic, problem: `There is no ${kind} "${said}".${hint}` };
}

function readAudit(verb: string | undefined, argv: readonly string[]): Command {
  switch (verb) {
    case "verify": {
      const options = { anchor: text, file: text, ...json };
      return read("audit verify", argv, options, (values) => ({
        kind: "verify",
        ...given({ anchor: hash(values, "anchor"), file: said(values, "file") }),
        json: values.json === true,
      }));
    }
    case "show": {
      const range = { last: text, from: text, to: text };
      const filter = { who: text, tool: text, outcome: text };
      return read("audit show", argv, { ...range, ...filter, ...json }, toShow);
    }
    case "export":
      return read("audit export", argv, { out: text }, (values) => ({
        kind: "export",
        ...given({ out: said(values, "out") }),
      }));
    case undefined:
      return { kind: "help", topic: "audit", problem: "Say what to do with the audit." };
    case "-h":
    case "--help":
      return { kind: "help", topic: "audit" };
    default:
      return noCommand("audit", verb, ["verify", "show", "export"]);
  }
}

function readSkills(verb: string | undefined, argv: readonly string[]): Command {
  switch (verb) {
    case "validate":
    case "list":
      return read(
        `skills ${verb}`,
        argv,
        json,
        (values, folders) => ({ kind: `skills ${verb}`, folders, json: values.json === true }),
        { allowPositionals: true },
      );
    case undefined:
      return { kind: "help", topic: "skills", problem: "Say what to do with the skills." };
    case "-h":
    case "--help":
      return { kind: "help", topic: "skills" };
    default:
      return noCommand("skills", verb, ["validate", "list"]);
  }
}

function toShow(values: Values): Command {
  const from = whole(values, "from");
  const to = whole(values, "to");
  if (from !== undefined && to !== undefined && from > to) {
    throw new UsageError("--from is beyond --to.");
  }
  const outcome = said(values, "outcome");
  if (outcome !== undefined && !outcomes.some((known) => known === outcome)) {
    throw new UsageError(`--outcome is one of ${outcomes.join(", ")}.`);
  }
  const filter = { who: said(values, "who"), tool: said(values, "tool"), outcome };
  return {
    kind: "show",
    ...given({ last: whole(values, "last"), from, to, ...filter }),
    json: values.json === true,
  };
}

function read(
  topic: Topic,
  argv: readonly string[],
  options: Options,
  toCommand: (values: Values, positionals: readonly string[]) => Command,
  { allowPositionals = false } = {},
): Command {
  try {
    const help = { help: { type: "boolean", short: "h" } } as const;
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { ...options, ...help },
      allowPositionals,
    });
    return values.help === true
      ? { kind: "help", topic }
      : toCommand(values as Values, positionals);
  } catch (error) {
    if (!(error instanceof UsageError) && !isParseError(error)) throw error;
    return { kind: "help", topic, problem: error.message };
  }
}

function isParseError(error: unknown): error is Error {
  const { code = "" } = error as { readonly code?: string };
  return error instanceof TypeError && code.startsWith("ERR_PARSE_ARGS_");
}

function said(values: Values, name: string): string | undefined {
  const value = values[name];
  if (typeof value !== "string") return undefined;
  if (value.trim() === "") throw new UsageError(`--${name} is empty.`);
  return value.trim();
}

function origin(values: Values, name: string): string | undefined {
  const value = said(values, name);
  if (value === undefined) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol === "https:" && url.href === `${url.origin}/`) return url.origin;
  throw new UsageError(
    `--${name} is where Slack reaches the bot, without a path: https://lynceus.example.com.`,
  );
}

function whole(values: Values, name: string): number | undefined {
  const value = said(values, name);
  if (value === undefined) return undefined;
  const number = /^\d{1,15}$/.test(value) ? Number(value) : 0;
  if (number < 1) throw new UsageError(`--${name} is a whole number from 1 on.`);
  return number;
}

function hash(values: Values, name: string): string | undefined {
  const value = said(values, name)?.toLowerCase();
  if (value === undefined || AuditHash.safeParse(value).success) return value;
  throw new UsageError(
    `--${name} is a hash of 64 hexadecimal digits, as in the bot's log line "audit head".`,
  );
}

/** Without what was not said. */
function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as never;
}
